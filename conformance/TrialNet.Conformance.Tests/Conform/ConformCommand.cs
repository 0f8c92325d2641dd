using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Conform;

/// <summary>The command as people start it: a process of its own, in an empty folder of its own.</summary>
internal sealed class ConformCommand : IDisposable
{
    /// <summary>The assembly with broken subjects, which is this one.</summary>
    internal static string Assembly => BuiltProject.Assembly("TrialNet.Conformance.Tests");

    internal string Folder { get; } = Directory.CreateTempSubdirectory("conform-command-").FullName;

    /// <summary>A subject of this assembly, as it is named to the command.</summary>
    internal static string Subject<T>() => $"deferred:{Assembly}::{typeof(T).FullName}";

    internal Task<ProcessResult> Run(params string[] arguments) =>
        ProcessRun.RunAsync(BuiltProject.Executable("TrialNet.Conform", "conform"), arguments, Options());

    internal ProcessRun Start(params string[] arguments) =>
        ProcessRun.Start(BuiltProject.Executable("TrialNet.Conform", "conform"), arguments, Options());

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private ProcessRunOptions Options() => new() { WorkingDirectory = Folder, Timeout = TimeSpan.FromMinutes(2) };
}
