using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Workers;

/// <summary>A worker: a process, a pipe, and what it prints.</summary>
internal sealed class WorkerProcess : IWorkerProcess
{
    private const int FirstToGo = 500;

    private static readonly TimeSpan OutputTime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan ByeTime = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(3);

    /// <summary>How long the pipe may stay open after the process has gone: somebody else holds its other end, and will say nothing.</summary>
    private static readonly TimeSpan OrphanTime = TimeSpan.FromSeconds(2);

    private readonly TestExecutable _executable;
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly WorkerChannel _channel;
    private readonly WorkerOutput _output = new();
    private readonly Thread[] _outputThreads;
    private readonly IStackReader? _stacks;
    private readonly ITimer _orphanTimer;
    private readonly Lazy<List<string>> _left;
    private readonly OfferedRing _ring;
    private readonly WorkerListener _listener;
    private volatile bool _isTold;

    /// <summary>Whether it can be told something: it has said hello, and was not killed.</summary>
    private volatile bool _listens;

    private WorkerProcess(TestExecutable executable, Process process, NamedPipeServerStream pipe, string name, IStackReader? stacks)
    {
        _left = new Lazy<List<string>>(() => Offspring.EndAll(name, process.Id));
        _executable = executable;
        _stacks = stacks;
        _process = process;
        _pipe = pipe;
        _channel = new WorkerChannel(pipe);
        _ring = new OfferedRing(name);
        _listener = new WorkerListener(_channel, _ring, Kill);
        _orphanTimer = TimeProvider.System.CreateTimer(_ => _channel.HangUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        LiveWorkers.Add(this);
        OfferToKernel(process.Id);
        process.StandardInput.Close();
        _outputThreads =
        [
            _output.Follow(process.StandardOutput.BaseStream, isError: false),
            _output.Follow(process.StandardError.BaseStream, isError: true),
        ];
    }

    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a worker and waits until it is ready.</summary>
    /// <exception cref="TestExecutableException">It does not become ready.</exception>
    /// <exception cref="OperationCanceledException">Somebody lost patience.</exception>
    internal static WorkerProcess Start(TestExecutable executable, IStackReader? stacks, CancellationToken cancellation)
    {
        var name = $"trialnet-{Path.GetRandomFileName()}";
        var pipe = MakePipeWhile(executable.Verify, name);
        WorkerProcess? worker = null;
        try
        {
            worker = new WorkerProcess(executable, StartProcess(executable, name), pipe, name, stacks);
            worker.Connect(cancellation);
            worker._listener.Start();
            worker.WatchForOrphans();
            return worker;
        }
        catch
        {
            worker?.Kill();
            worker?.Dispose();
            pipe.Dispose();
            throw;
        }
    }

    public void WriteOutputTo(string? directory) => _output.WriteTo(directory);

    public void Listen(Action<WorkerMessage?>? received) => _listener.Listen(received);

    public void Send(WorkerMessage message)
    {
        try
        {
            if (message is RunMessage run && _ring.TryMake(run.Ids.Count) is { } path)
            {
                _channel.Send(new RingMessage(path));
            }

            _channel.Send(message);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Its end is on the way through Listen.
        }
    }

    public StackReading? ReadStack(int? thread) => _stacks?.Read(_process.Id, thread);

    public void Kill()
    {
        _listens = false;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It was faster.
        }

        // Those whose parent was gone before.
        _ = _left.Value;
    }

    public string DescribeEnd()
    {
        if (!_process.WaitForExit(ExitTime))
        {
            Kill();
            _process.WaitForExit();
        }

        // What it left running may hold its output open, and so goes first.
        var left = _left.Value;
        var ended = TimeProvider.System.GetTimestamp();
        foreach (var thread in _outputThreads)
        {
            // One without the mark may hold the streams open for ever.
            var time = OutputTime - TimeProvider.System.GetElapsedTime(ended);
            thread.Join(time > TimeSpan.Zero ? time : TimeSpan.Zero);
        }

        string[] errors = _output.GetLastErrors() is { } last ? [last] : [];
        return string.Join('\n', [ExitText.Of(_process.ExitCode), .. left, .. errors]);
    }

    /// <summary>Says goodbye, or else hangs up, and waits for the process to end; kills it if it does not.</summary>
    public void Dispose()
    {
        _isTold = true;
        if (_listens && IsAlive)
        {
            // Whoever hangs up while somebody listens has an exception to pay for.
            Send(new ByeMessage());
            _process.WaitForExit(ByeTime);
        }

        _channel.Dispose();
        _ring.Dispose();
        if (!_process.WaitForExit(ExitTime))
        {
            Kill();
            _process.WaitForExit();
        }

        if (_process.ExitCode != 0)
        {
            _ = _left.Value;
        }

        LiveWorkers.Remove(this);
        _orphanTimer.Dispose();
        _process.Dispose();
        _output.Dispose();
    }

    /// <summary>Makes the pipe beside something else that also begins with code that has to be loaded or compiled first.</summary>
    private static NamedPipeServerStream MakePipeWhile(Action verify, string name)
    {
        ExceptionDispatchInfo? mistake = null;
        void Verify()
        {
            try
            {
                verify();
            }
            catch (Exception error)
            {
                mistake = ExceptionDispatchInfo.Capture(error);
            }
        }

        var verifying = new Thread(Verify) { IsBackground = true, Name = "TrialNet verification" };
        verifying.UnsafeStart();
        NamedPipeServerStream pipe;
        try
        {
            pipe = MakePipe(name);
        }
        finally
        {
            verifying.Join();
        }

        if (mistake is not null)
        {
            pipe.Dispose();
            mistake.Throw();
        }

        return pipe;
    }

    private static NamedPipeServerStream MakePipe(string name)
    {
        try
        {
            return new NamedPipeServerStream(
                name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            // Where there are files for everything, a pipe is one too, and its path must not be long.
            throw new TestExecutableException($"No pipe to a worker can be made in the folder for temporary files, '{Path.GetTempPath()}': {error.Message}", error);
        }
    }

    private static Process StartProcess(TestExecutable executable, string pipeName)
    {
        try
        {
            return Process.Start(executable.CreateStart(pipeName))!;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            throw new TestExecutableException($"{executable} could not be started: {error.Message}", error);
        }
    }

    /// <summary>Where memory runs out, Linux is to end a worker, of which there will be another: not trial, nor anything else.</summary>
    private static void OfferToKernel(int id)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            var file = $"/proc/{id}/oom_score_adj";
            if (int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) < FirstToGo)
            {
                File.WriteAllText(file, FirstToGo.ToString(CultureInfo.InvariantCulture));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            // It has ended, or the system does not let us: then the kernel takes whom it likes.
        }
    }

    /// <summary>A child that a worker leaves behind may hold the pipe open for ever.</summary>
    private void WatchForOrphans()
    {
        _process.Exited += (_, _) => EndWhatIsLeft();
        if (_process.HasExited)
        {
            EndWhatIsLeft();
        }
    }

    private void EndWhatIsLeft()
    {
        if (!_isTold)
        {
            _ = _left.Value;
        }

        ArmOrphanTimer();
    }

    private void ArmOrphanTimer()
    {
        try
        {
            _orphanTimer.Change(OrphanTime, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // It was told to go.
        }
    }

    private void Connect(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_executable.StartTime);
        _process.EnableRaisingEvents = true;
        EventHandler end = (_, _) => CancelQuietly(patience);
        _process.Exited += end;
        if (_process.HasExited)
        {
            CancelQuietly(patience);
        }

        try
        {
#pragma warning disable VSTHRD002 // A thread of its own waits here; the synchronous form could not be given up.
            _pipe.WaitForConnectionAsync(patience.Token).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new TestExecutableException(
                _process.HasExited
                    ? OneLine($"{_executable} ended instead of working for trial ({DescribeEnd()})")
                    : $"{_executable} did not begin to work for trial within {_executable.StartTime.TotalSeconds:0.#} s.");
        }

        _process.Exited -= end;
        switch (ReceiveFirst())
        {
            case HelloMessage { Version: WorkerProtocol.Version }:
                _listens = true;
                return;
            case HelloMessage hello:
                throw new TestExecutableException(
                    $"{_executable} speaks version {hello.Version} of the worker protocol, this trial {WorkerProtocol.Version}: use the same version of TrialNet for both.");
            default:
                throw new TestExecutableException(OneLine($"{_executable} did not say hello ({DescribeEnd()})"));
        }
    }

    /// <returns>The first message; null for whatever is none.</returns>
    private WorkerMessage? ReceiveFirst()
    {
        try
        {
            return _channel.Receive();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void CancelQuietly(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It exits later, when nobody waits for the connection.
        }
    }

    private static string OneLine(string text) =>
        string.Join("; ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
