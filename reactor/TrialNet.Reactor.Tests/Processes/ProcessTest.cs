using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Processes;

/// <summary>A test that starts programs of the system.</summary>
public abstract class ProcessTest(string kind) : ReactorTest(kind)
{
    private protected const string Shell = "/bin/sh";

    private protected IReactorProcess Processes
    {
        get
        {
            Skip.IfNot(OperatingSystem.IsLinux(), "starts processes as Linux does");
            return (IReactorProcess)Subject;
        }
    }

    /// <summary>Starts a script of the shell.</summary>
    private protected IProcessTransport Start(
        IProcessProtocol protocol,
        string script,
        IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors = null,
        IReadOnlyDictionary<string, string>? environment = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        Processes.SpawnProcess(protocol, Shell, ["-c", script], environment, null, childDescriptors, file, line);

    /// <summary>Runs a script to its end, and the reactor with it.</summary>
    private protected ScriptedProcessProtocol RunScript(string script, IReadOnlyDictionary<int, ChildDescriptor>? childDescriptors = null)
    {
        var protocol = new ScriptedProcessProtocol { OnEnded = _ => Subject.Stop() };
        Run(() => Start(protocol, script, childDescriptors));
        return protocol;
    }
}
