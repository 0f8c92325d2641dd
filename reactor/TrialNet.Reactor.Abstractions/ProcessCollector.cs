using System.Buffers;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Collects what a process writes until it has ended.</summary>
internal sealed class ProcessCollector : IProcessProtocol
{
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _errorOutput = new();
    private IProcessTransport? _process;

    internal ProcessCollector(string file, int line) => Result = new Deferred<ProcessResult>(_ => _process?.Release(), file, line);

    internal Deferred<ProcessResult> Result { get; }

    public void MakeConnection(IProcessTransport process)
    {
        _process = process;
        process.CloseStdin();
    }

    public void ChildDataReceived(int childDescriptor, ReadOnlySpan<byte> data) =>
        (childDescriptor == 1 ? _output : _errorOutput).Write(data);

    public void ChildConnectionLost(int childDescriptor)
    {
    }

    public void ProcessExited(Failure reason)
    {
    }

    public void ProcessEnded(Failure reason)
    {
        if (Result.IsCalled)
        {
            // Cancelled, and killed therefore.
            return;
        }

        var error = reason.Check<ProcessTerminatedException>();
        if (error is { ExitCode: null })
        {
            Result.Errback(reason);
        }
        else
        {
            Result.Callback(new ProcessResult(_output.WrittenMemory, _errorOutput.WrittenMemory, error?.ExitCode ?? 0));
        }
    }
}
