using TrialNet.Fixtures;

namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>Our packages as users get them, made from this repository; and the trial command, installed from them.</summary>
internal sealed class Packages
{
    private const string Extension = ".nupkg";
    private const string MainPackage = "TrialNet";

    private readonly string _feed;
    private readonly string _cache;
    private readonly string _tools;

    /// <summary>Makes them.</summary>
    /// <param name="folder">What is below has them for its source.</param>
    internal Packages(string folder)
    {
        _feed = Path.Combine(folder, "feed");
        _cache = Path.Combine(folder, "cache");
        _tools = Path.Combine(folder, "tools");

        // Those of an earlier run have the same versions, and may have been made of something else.
        Remove(_feed);
        Remove(_tools);
        if (Directory.Exists(_cache))
        {
            Directory.EnumerateDirectories(_cache, "trialnet*").ToList().ForEach(Remove);
        }

        // Most other packages are in the usual cache already.
        var usual = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="{_feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{_cache}" /></config>
              <fallbackPackageFolders><add key="usual" value="{usual}" /></fallbackPackageFolders>
            </configuration>
            """);
        Sdk.Run(RepositoryRoot.Path, "pack", "TrialNet.sln", "-c", "Release", "-o", _feed);
        Version = Directory.EnumerateFiles(_feed, "TrialNet.Trial.*" + Extension)
            .Select(static file => Path.GetFileNameWithoutExtension(file)["TrialNet.Trial.".Length..])
            .Single();
        Sdk.Run(folder, "tool", "install", "TrialNet.Trial", "--version", Version, "--source", _feed, "--tool-path", _tools);
        Command = Path.Combine(_tools, Suites.Executable("trial"));
    }

    /// <summary>Their version.</summary>
    internal string Version { get; }

    /// <summary>The trial command.</summary>
    internal string Command { get; }

    /// <summary>Makes sure that what was built came from here.</summary>
    internal void VerifyInUse()
    {
        if (!Directory.Exists(Path.Combine(_cache, MainPackage.ToLowerInvariant(), Version)))
        {
            throw new InvalidOperationException($"the suites did not take {MainPackage} {Version} from {_feed}");
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
