using TrialNet.Fixtures;

namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>Generates and builds suites, each when it is first asked for.</summary>
internal sealed class Suites(string folder)
{
    private readonly Dictionary<string, string> _built = new(StringComparer.Ordinal);

    private Packages? _packages;

    private Packages Packages => _packages ??= new Packages(folder);

    /// <summary>The trial command: installed from the package, or as the repository's build for a release leaves it.</summary>
    internal string CommandOf(Compilation compilation) => compilation != Compilation.None ? Packages.Command : Once("trial", () =>
    {
        Sdk.Run(RepositoryRoot.Path, "build", RepositoryRoot.Combine("runner", "TrialNet.Trial"), "-c", "Release", "-v:quiet");
        return RepositoryRoot.Combine("artifacts", "bin", "TrialNet.Trial", "release", Executable("trial"));
    });

    /// <summary>The folder of a suite's project: what runs in it leaves its files there.</summary>
    internal string FolderOf(Suite suite) => Path.Combine(folder, suite.Name);

    /// <summary>The assembly of a suite.</summary>
    internal string AssemblyOf(Suite suite) => Path.ChangeExtension(ExecutableOf(suite), ".dll");

    /// <summary>The executable of a suite.</summary>
    internal string ExecutableOf(Suite suite) => Once(suite.Name, () =>
    {
        List<(string, string)> sources = [("Tests.cs", SuiteSource.Of(suite))];
        if (suite.Framework == Framework.BarePlatform)
        {
            sources.Add(("Program.cs", PlainFramework.Source));
        }

        var project = Write(suite.Name, SuiteProject.Of(suite, RepositoryRoot.Path, Packages.Version), sources);
        var place = FolderOf(suite);
        if (suite.Compilation == Compilation.All)
        {
            var output = Path.Combine(place, "published");
            Sdk.Run(place, "publish", project, "-c", "Release", "-v:quiet", "-o", output);
            return Path.Combine(output, Executable(suite.Name));
        }

        Sdk.Run(place, "build", project, "-c", "Release", "-v:quiet");
        if (suite is { Framework: Framework.TrialNet, Compilation: Compilation.AsPackaged })
        {
            Packages.VerifyInUse();
        }

        return Path.Combine(place, "bin", "Release", "net10.0", Executable(suite.Name));
    });

    /// <summary>The file of a program.</summary>
    internal static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private string Once(string name, Func<string> build)
    {
        if (!_built.TryGetValue(name, out var path))
        {
            _built.Add(name, path = build());
        }

        return path;
    }

    private string Write(string name, string project, IReadOnlyList<(string Name, string Text)> sources)
    {
        var place = Path.Combine(folder, name);
        Directory.CreateDirectory(place);

        // What would be found above is not for these.
        WriteIfChanged(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        WriteIfChanged(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        foreach (var (file, text) in sources)
        {
            WriteIfChanged(Path.Combine(place, file), text);
        }

        var path = Path.Combine(place, name + ".csproj");
        WriteIfChanged(path, project);
        return path;
    }

    // The build of a file that was not touched has nothing to do.
    private static void WriteIfChanged(string path, string text)
    {
        if (!File.Exists(path) || !string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal))
        {
            File.WriteAllText(path, text);
        }
    }
}
