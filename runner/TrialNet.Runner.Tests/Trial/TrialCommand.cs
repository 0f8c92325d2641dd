using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The command as people start it: a process of its own, in an empty folder of its own.</summary>
internal sealed class TrialCommand : IDisposable
{
    /// <summary>The current directory of the command.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("trial-command-").FullName;

    /// <summary>An assembly that holds no tests.</summary>
    public static string NoTestAssembly => BuiltProject.Assembly("TrialNet.Defer");

    public Task<ProcessResult> Run(params string[] arguments) =>
        ProcessRun.RunAsync(BuiltProject.Executable("TrialNet.Trial", "trial"), arguments, Options());

    public ProcessRun Start(params string[] arguments) =>
        ProcessRun.Start(BuiltProject.Executable("TrialNet.Trial", "trial"), arguments, Options());

    /// <summary>The same as the leader of a process group of its own, which its workers are in too.</summary>
    public ProcessRun StartInGroup(params string[] arguments) =>
        ProcessRun.Start("setsid", [BuiltProject.Executable("TrialNet.Trial", "trial"), .. arguments], Options());

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ProcessRunOptions Options() => new() { WorkingDirectory = Folder, Timeout = TimeSpan.FromMinutes(2) };
}
