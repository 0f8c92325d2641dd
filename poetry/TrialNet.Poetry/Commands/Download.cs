using System.Runtime.InteropServices;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>Fetches many poems at the same time; ends when each of them has come or failed (P-ONE-09).</summary>
/// <param name="reactor">The reactor, which has not run yet.</param>
/// <param name="addresses">Where the poems are.</param>
/// <param name="timeout">How long to wait for a server.</param>
internal sealed class Download(IReactor reactor, IReadOnlyList<PoemAddress> addresses, TimeSpan timeout)
{
    // Bytes go out as they came: no encoding stands between.
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly List<Deferred<byte[]>> _poems = [];
    private int _pending = addresses.Count;
    private int _received;
    private PosixSignal? _endedBy;

    /// <summary>Fetches.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        using var signals = new TerminationSignals(reactor, Interrupt);
        reactor.CallWhenRunning(Start);
        reactor.Run();
        return _endedBy switch
        {
            PosixSignal.SIGINT => ExitCodes.Interrupted,
            PosixSignal.SIGTERM => ExitCodes.Terminated,
            _ when _received == addresses.Count => ExitCodes.Success,
            _ when _received == 0 => ExitCodes.NothingReceived,
            _ => ExitCodes.Failed,
        };
    }

    private void Start()
    {
        foreach (var address in addresses)
        {
            var poem = Deferred.Maybe(() => PoetryClient.GetPoem(reactor, address.Host, address.Port, timeout));
            _poems.Add(poem);
            poem.AddCallback(Print).AddErrback(failure => Report(address, failure)).AddBoth(_ => PoemDone());
        }
    }

    private void Print(byte[] poem)
    {
        _output.Write([.. poem, (byte)'\n']);
        _output.Flush();
        _received++;
    }

    private void Report(PoemAddress address, Failure failure)
    {
        if (_endedBy is null)
        {
            Console.Error.WriteLine($"poetry get: {address}: {DownloadError.Describe(failure.Value)}");
        }
    }

    // As finally does: whatever came of the poem, one fewer is awaited.
    private void PoemDone()
    {
        if (--_pending == 0)
        {
            reactor.Stop();
        }
    }

    private void Interrupt(PosixSignal signal)
    {
        _endedBy ??= signal;
        foreach (var poem in _poems)
        {
            poem.Cancel();
        }
    }
}
