using TrialNet.Fixtures;

namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>Generates and builds suites, each when it is first asked for.</summary>
internal sealed class Suites(string folder)
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, string> _built = new(StringComparer.Ordinal);

    /// <summary>The repository's own trial command, built as for a release.</summary>
    internal string Command => Once("trial", () =>
    {
        Dotnet("build", RepositoryRoot.Combine("runner", "TrialNet.Trial"));
        return RepositoryRoot.Combine("artifacts", "bin", "TrialNet.Trial", "release", Executable("trial"));
    });

    /// <summary>The trial command, compiled ahead of time.</summary>
    internal string ReadyCommand => Once("trial ready", () =>
    {
        var project = Write("Command", SuiteProject.OfCommand(RepositoryRoot.Path), [("Program.cs", "return 0;")]);
        return Path.Combine(Publish(project), Executable("trial"));
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

        var project = Write(suite.Name, SuiteProject.Of(suite, RepositoryRoot.Path), sources);
        if (suite.IsReady)
        {
            return Path.Combine(Publish(project), Executable(suite.Name));
        }

        Dotnet("build", project);
        return Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", Executable(suite.Name));
    });

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static string Publish(string project)
    {
        var output = Path.Combine(Path.GetDirectoryName(project)!, "published");
        Dotnet("publish", project, "-o", output);
        return output;
    }

    private static void Dotnet(string verb, string project, params IEnumerable<string> more)
    {
        Console.Error.WriteLine($"{verb} {Path.GetFileNameWithoutExtension(project)}");
        ProcessRun.RunAsync(
            "dotnet",
            [verb, project, "-c", "Release", "-nodeReuse:false", "-v:quiet", .. more],
            new ProcessRunOptions { Timeout = LongestBuild }).GetAwaiter().GetResult().MustExitWith(0);
    }

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
