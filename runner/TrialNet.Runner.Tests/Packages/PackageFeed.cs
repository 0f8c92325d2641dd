using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Packages;

/// <summary>Packs what the package TrialNet needs into a folder, and makes a place for projects that take it from there. Once for all tests.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "reactor/TrialNet.Defer",
        "reactor/TrialNet.Reactor.Abstractions",
        "reactor/TrialNet.Reactor",
        "runner/TrialNet.Framework",
        "runner/TrialNet.Runner",
        "runner/TrialNet.TestingPlatform",
    ];

    private static readonly ProcessRunOptions Patient = new() { Timeout = TimeSpan.FromMinutes(5) };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trialnet-package-");

    /// <summary>The README of the package.</summary>
    public string Readme { get; } = File.ReadAllText(RepositoryRoot.Combine("runner", "TrialNet.TestingPlatform", "README.md")).ReplaceLineEndings("\n");

    /// <summary>The n-th code block of a language in the README.</summary>
    public string Example(string language, int number = 0) => Readme.Split($"\n```{language}\n")[number + 1].Split("\n```\n")[0] + "\n";

    /// <summary>Writes a file beside the feed.</summary>
    public void Write(string path, string text)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>The full path of a file beside the feed.</summary>
    public string PathOf(params string[] parts) => Path.Combine([_folder.FullName, .. parts]);

    /// <summary>Runs dotnet beside the feed.</summary>
    public Task<ProcessResult> Dotnet(params string[] arguments) => ProcessRun.RunAsync("dotnet", arguments, Patient with
    {
        WorkingDirectory = _folder.FullName,

        // It would win over the folder that nuget.config names.
        Environment = new Dictionary<string, string?> { ["NUGET_PACKAGES"] = null },
    });

    public async Task InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        foreach (var project in Projects)
        {
            // What is compiled ahead needs a compiler, which is not here if nobody packed before.
            string[] pack = ["pack", "--no-build", "-p:TrialNetReadyToRun=false", "-c", configuration, "-o", PathOf("feed"), RepositoryRoot.Combine(project)];
            (await ProcessRun.RunAsync("dotnet", pack, Patient)).MustExitWith(0);
        }

        // The packages under test come from the feed, into a cache of their own; everything else is in the usual cache already.
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Write("nuget.config", $"""
            <configuration>
              <packageSources><add key="feed" value="{PathOf("feed")}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{PathOf("cache")}" /></config>
              <fallbackPackageFolders><add key="usual" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
