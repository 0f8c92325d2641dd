using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series;

/// <summary>One run of a client of the series: what to fetch, where to print, and what the process will exit with.</summary>
/// <remarks>Threading: that of the client, except for <see cref="Interrupt"/>.</remarks>
/// <param name="makeReactor">Makes the reactor, if the client asks for one.</param>
/// <param name="output">Where poems go, as bytes.</param>
/// <param name="error">Where failures go.</param>
internal sealed class SeriesRun(Func<IReactor> makeReactor, Stream output, TextWriter error) : IDisposable
{
    private readonly CancellationTokenSource _interruption = new();
    private readonly Lock _lock = new();
    private IReactor? _reactor;
    private PosixSignal? _signal;
    private bool _isStopped;
    private bool _isBroken;
    private int _received;

    /// <summary>Where the poems are.</summary>
    public required IReadOnlyList<PoemAddress> Addresses { get; init; }

    /// <summary>Where poems are transformed, for the clients that ask for that.</summary>
    public PoemAddress TransformServer { get; init; }

    /// <summary>How long a server may be silent, and how long connecting may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>What is to become of a transform that is made here.</summary>
    public CummingsOutcome Outcome { get; init; }

    /// <summary>Whether the lines about chunks are left out.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Measures how long it takes.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The reactor, made when first asked for.</summary>
    public IReactor Reactor
    {
        get
        {
            lock (_lock)
            {
                return _reactor ??= makeReactor();
            }
        }
    }

    /// <summary>Cancelled by Ctrl-C, on another thread; for clients that have no loop to be told by.</summary>
    public CancellationToken Interruption => _interruption.Token;

    /// <summary>Whether a signal has come.</summary>
    public bool IsInterrupted => Interruption.IsCancellationRequested;

    /// <summary>Whether the client has shown what it is there to show, and is not after poems.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What the process is to exit with.</summary>
    public int ExitCode => _signal switch
    {
        PosixSignal.SIGINT => ExitCodes.Interrupted,
        PosixSignal.SIGTERM => ExitCodes.Terminated,
        _ when _isBroken => ExitCodes.Failed,
        _ when IsDone || _received == Addresses.Count => ExitCodes.Success,
        _ when _received == 0 => ExitCodes.NothingReceived,
        _ => ExitCodes.Failed,
    };

    /// <summary>Counts a poem that has come.</summary>
    public void PoemCame() => _received++;

    /// <summary>Shows on standard error who called the caller, once: then the client has done what it is there for.</summary>
    /// <returns>Whether it was the first time.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool ShowStack()
    {
        if (IsDone || IsInterrupted)
        {
            return false;
        }

        IsDone = true;
        Complain(CallStack.Describe(skipFrames: 2));
        return true;
    }

    /// <summary>Writes a line to standard output.</summary>
    public void Print(string line) => Write(Encoding.UTF8.GetBytes(line));

    /// <summary>Writes a line about a chunk, unless they are not wanted.</summary>
    public void PrintChunk(string line)
    {
        if (!IsQuiet)
        {
            Print(line);
        }
    }

    /// <summary>Writes a poem as it came, and a line break, and counts it.</summary>
    public void PrintPoem(ReadOnlySpan<byte> poem)
    {
        PoemCame();
        Write(poem);
    }

    /// <summary>Writes a line to standard error; not after Ctrl-C, when everything that is missing is missed on purpose.</summary>
    public void Complain(string line)
    {
        if (!IsInterrupted)
        {
            error.WriteLine(line);
            error.Flush();
        }
    }

    /// <summary>
    /// Stops the reactor, once. The series calls <c>reactor.stop()</c> itself, and after Ctrl-C calls it a second time from the
    /// connections that the first has ended, which is an error.
    /// </summary>
    public void Stop()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            Reactor.Stop();
        }
    }

    /// <summary>Ends the run early. Threading: any thread.</summary>
    /// <param name="signal">Why.</param>
    public void Interrupt(PosixSignal signal)
    {
        _signal ??= signal;
        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _interruption.Dispose();

    private void End()
    {
        IReactor? reactor;
        lock (_lock)
        {
            reactor = _reactor;
        }

        _interruption.Cancel();
        reactor?.CallFromThread(Stop);
    }

    // Flushed at once: whoever watches is to see chunks when they come.
    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            output.Write([.. bytes, (byte)'\n']);
            output.Flush();
        }
        catch (IOException cause)
        {
            Complain($"poetry get: cannot write to standard output: {cause.Message}");
            _isBroken = true;
            End();
        }
    }
}
