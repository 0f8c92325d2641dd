using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Processes;

namespace TrialNet.Reactor.Transports;

/// <content>Child processes (rules R-PROC).</content>
internal abstract partial class SocketReactor : IReactorProcess
{
    public IProcessTransport SpawnProcess(
        IProcessProtocol protocol,
        string executable,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? path = null,
        IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentException.ThrowIfNullOrEmpty(executable);
        var request = new SpawnRequest(executable, arguments, environment, path, childDescriptors);
        VerifyThread();
        VerifyOpen();
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("Child processes are started as Linux does it, and this is another system.");
        }

        var process = new ChildProcess(this, protocol, request, new SourceLocation(file, line));
        process.Start();
        return process;
    }
}
