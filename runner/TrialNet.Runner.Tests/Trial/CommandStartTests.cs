using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>What a run does not ask for costs it nothing: not even that it is loaded.</summary>
public sealed class CommandStartTests : IDisposable
{
    private const string Waiting = "TrialNet.Samples.Outputs.TestWritesAndWaits";

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)] // the report is written at the end
    public async Task Neither_process_loads_xml_or_the_platform(bool withJUnit)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the files of a process are read from /proc");
        string[] more = withJUnit ? ["--reporter=junit=report.xml"] : [];
        using var run = _trial.Start(["--reporter=jsonl", .. more, "--timeout=100", $"{BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples")}::{Waiting}"]);
        await run.WaitForLineAsync(line => line.StartsWith("{\"type\":\"started\"", StringComparison.Ordinal));

        var loaded = new[] { run.Id }.Concat(ChildrenOf(run.Id)).SelectMany(LibrariesOf).Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("TrialNet.Samples.dll", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("System.Private.Xml", StringComparison.Ordinal));
        Assert.DoesNotContain(loaded, name => name.StartsWith("Microsoft.Testing.", StringComparison.Ordinal));
    }

    private static IEnumerable<int> ChildrenOf(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse);

    private static IEnumerable<string> LibrariesOf(int process) =>
        File.ReadLines($"/proc/{process}/maps").Where(line => line.EndsWith(".dll", StringComparison.Ordinal)).Select(line => Path.GetFileName(line));
}
