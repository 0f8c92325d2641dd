using TrialNet.Conform.Children;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Trial;

/// <summary>One of TrialNet's own reactors. What signals do to it is seen in processes of this same program.</summary>
/// <param name="factory">Makes it.</param>
internal sealed class JudgedReactor(IReactorFactory factory) : ProductReactorSubject(factory), IRunsInChild
{
    /// <summary>What the program is called with to play a scene; the kind of reactor and the scene follow.</summary>
    internal const string SceneCommand = "--signal-scene";

    /// <inheritdoc/>
    public IChildScene Start(string scene) => new ChildScene([.. Itself(), SceneCommand, Factory.Name, scene]);

    // Under another program, such as dotnet, the assembly is what it is told to run.
    private static IReadOnlyList<string> Itself()
    {
        var assembly = typeof(JudgedReactor).Assembly.Location;
        var process = Environment.ProcessPath ?? "dotnet";
        var name = Path.GetFileNameWithoutExtension(process);
        return name == Path.GetFileNameWithoutExtension(assembly) ? [process] : [name == "dotnet" ? process : "dotnet", assembly];
    }
}
