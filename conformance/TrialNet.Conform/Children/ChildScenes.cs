using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conform.Children;

/// <summary>Plays scenes in processes of this same command, which nobody else is told of: <c>conform --signal-scene SUBJECT SCENE</c>.</summary>
/// <param name="spec">The subject, as the command line names it.</param>
internal sealed class ChildScenes(string spec) : IRunsInChild
{
    /// <summary>What the command is called with.</summary>
    internal const string Command = "--signal-scene";

    private const string Name = "conform";

    /// <inheritdoc/>
    public IChildScene Start(string scene) => new ChildScene([.. Itself(), Command, spec, scene]);

    // Installed as a tool, the process is called after the command, and its assembly lies elsewhere.
    private static IReadOnlyList<string> Itself()
    {
        var process = Environment.ProcessPath ?? Name;
        if (IsCalled(process, Name))
        {
            return [process];
        }

        var assembly = typeof(ChildScenes).Assembly.Location;
        var beside = Path.Combine(Path.GetDirectoryName(assembly)!, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        return File.Exists(beside) ? [beside] : [IsCalled(process, "dotnet") ? process : "dotnet", assembly];
    }

    private static bool IsCalled(string path, string name) =>
        string.Equals(Path.GetFileNameWithoutExtension(path), name, StringComparison.OrdinalIgnoreCase);
}
