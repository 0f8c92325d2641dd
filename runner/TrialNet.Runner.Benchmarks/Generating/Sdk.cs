using TrialNet.Fixtures;

namespace TrialNet.Runner.Benchmarks.Generating;

/// <summary>The dotnet command.</summary>
internal static class Sdk
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Runs it; it must succeed.</summary>
    internal static void Run(string folder, params IReadOnlyList<string> arguments)
    {
        Console.Error.WriteLine($"dotnet {string.Join(' ', arguments)}");
        ProcessRun.RunAsync("dotnet", arguments, new ProcessRunOptions
        {
            Timeout = Longest,
            WorkingDirectory = folder,

            // The variable would win over the folder that nuget.config names.
            Environment = new Dictionary<string, string?> { ["NUGET_PACKAGES"] = null, ["MSBUILDDISABLENODEREUSE"] = "1" },
        }).GetAwaiter().GetResult().MustExitWith(0);
    }
}
