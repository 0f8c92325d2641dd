using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <content>What a protocol does to its process.</content>
internal sealed partial class ChildProcess
{
    public void Write(ReadOnlySpan<byte> data) => WriteToChild(0, data);

    public void RegisterProducer(IPushProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        FindStdin().Producer.Register(producer);
    }

    public void RegisterProducer(IPullProducer producer)
    {
        ArgumentNullException.ThrowIfNull(producer);
        FindStdin().Producer.Register(producer);
    }

    public void UnregisterProducer()
    {
        Reactor.VerifyThread();
        (_pipes.GetValueOrDefault(0) as ChildWriter)?.UnregisterProducer();
    }

    public void WriteToChild(int childDescriptor, ReadOnlySpan<byte> data)
    {
        Reactor.VerifyThread();
        if (Find(childDescriptor) is not ChildWriter writer)
        {
            throw new ArgumentException($"The {this} writes to its descriptor {childDescriptor} itself.", nameof(childDescriptor));
        }

        writer.Write(data);
    }

    public void CloseChildFd(int childDescriptor)
    {
        Reactor.VerifyThread();
        Find(childDescriptor).EndSoon();
    }

    public void CloseStdin() => CloseIfThere(0);

    public void CloseStdout() => CloseIfThere(1);

    public void CloseStderr() => CloseIfThere(2);

    public void LoseConnection()
    {
        CloseStdin();
        CloseStderr();
        CloseStdout();
    }

    public void PauseProducing()
    {
        Reactor.VerifyThread();
        foreach (var reader in _pipes.Values.OfType<ChildReader>())
        {
            reader.Pause();
        }
    }

    public void ResumeProducing()
    {
        Reactor.VerifyThread();
        foreach (var reader in _pipes.Values.OfType<ChildReader>())
        {
            reader.Resume();
        }
    }

    public void SignalProcess(string signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        SignalProcess(SignalNames.Find(signal) ?? throw new ArgumentException($"There is no signal '{signal}'.", nameof(signal)));
    }

    public void SignalProcess(int signal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(signal, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signal, SignalNames.Greatest);
        Reactor.VerifyThread();
        var errno = 0;
        if (_hasExited || _exit?.Signal(signal, out errno) != true)
        {
            throw new ProcessExitedAlreadyException($"The {this} has exited already, or could not be started.");
        }

        if (errno != 0)
        {
            throw new UnauthorizedAccessException($"The {this} cannot be sent a signal: {Libc.GetErrorText(errno)}.");
        }
    }

    private ChildWriter FindStdin()
    {
        Reactor.VerifyThread();
        return _pipes.GetValueOrDefault(0) as ChildWriter
            ?? throw new InvalidOperationException($"The {this} has no standard input that is written to here.");
    }

    private ChildPipe Find(int childDescriptor) => _pipes.GetValueOrDefault(childDescriptor)
        ?? throw new ArgumentException($"The {this} has no pipe at its descriptor {childDescriptor}.", nameof(childDescriptor));

    private void CloseIfThere(int number)
    {
        Reactor.VerifyThread();
        _pipes.GetValueOrDefault(number)?.EndSoon();
    }
}
