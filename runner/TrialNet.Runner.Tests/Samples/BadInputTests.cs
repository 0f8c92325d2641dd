using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>
/// What tests do to their process and their machine costs the one that does it, and no other: what trial writes is kept word by word
/// (T43, T55).
/// </summary>
[Collection(nameof(OneProcessAtATime))]
public sealed partial class BadInputTests : IDisposable
{
    private readonly BadSuite _suite;

    public BadInputTests()
    {
        Skip.IfNot(FullTier.IsOn, FullTier.WhySkipped);
        _suite = new BadSuite();
    }

    public void Dispose() => _suite.Dispose();

    [SkippableFact]
    public Task ThrowingConstructors() => Golden();

    [SkippableFact]
    public Task ThrowingStaticConstructors() => Golden();

    [SkippableFact]
    public Task ThrowsOddly() => Golden();

    [SkippableFact]
    public Task ThrowsInThreads() => Golden();

    [SkippableFact]
    public async Task What_a_thread_throws_does_not_end_the_run_without_a_supervisor_either()
    {
        var run = (await _suite.RunDirectly("--treenode-filter", "/*/*/ThrowsInThreads/*", "--no-ansi")).MustExitWith(2);

        Assert.Contains("failed TrialNet.BadSamples.ThrowsInThreads.Test1Throws", run.Output, StringComparison.Ordinal);
        Assert.Contains("After its verdict: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("thrown in a thread that was left", run.Output, StringComparison.Ordinal);
        Assert.Contains("total: 4\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task Exits() => GoldenOnUnix();

    [SkippableFact]
    public Task ExitingConstructors() => Golden();

    [SkippableFact]
    public Task StopsReactor() => Golden();

    [SkippableFact]
    public Task ChangesProcess() => GoldenOnUnix();

    [SkippableFact]
    public Task PrintsBinary() => Golden();

    [SkippableFact]
    public async Task ClosesDescriptors()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.OSVersion.Version >= new Version(6, 2), "the kernel does not tell which are open");
        var run = (await _suite.Run([BadSuite.Executable, $"::{nameof(ClosesDescriptors)}"])).MustExitWith(2);
        Assert.Equal("", run.Error);

        // Of a process in which all is closed, the runtime or the worker notices it first, and each ends it in its own way.
        await Snapshots.Verify(_suite.Scrub(run.Output).Replace("SIGABRT, exit code 134", "SIGKILL, exit code 137", StringComparison.Ordinal));
    }

    [SkippableFact]
    public Task SpawnsChildren() => GoldenOnUnix();

    [SkippableFact]
    public async Task A_process_that_a_test_leaves_running_is_found_without_a_supervisor_too()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "/proc");
        var run = (await _suite.RunDirectly("--filter-uid", "TrialNet.BadSamples.SpawnsChildren.Test1LeavesAChild", "--no-ansi")).MustExitWith(2);

        Assert.Contains("The test left process N running: COMMAND (place unknown). ", _suite.Scrub(run.Output), StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task IgnoresCancellation() => GoldenOnUnix();

    [SkippableFact]
    public Task Recurses() => GoldenOnUnix();

    [SkippableFact]
    public Task Allocates()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only there the system is told whom to end first");
        return Golden("--memory=128");
    }

    [SkippableFact]
    public async Task FillsDisk()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "tmpfs");
        var run = (await _suite.RunOnSmallDisk(BadSuite.Executable, "::FillsDisk")).MustExitWith(2);

        await Snapshots.Verify(_suite.Scrub(run.Output));
        Assert.StartsWith("trial: the reporter 'journal' failed and is switched off; the run goes on. No space left on device", run.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_disk_that_is_full_from_the_start_is_told_in_a_line()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "tmpfs");
        var run = (await _suite.RunOnFullDisk(BadSuite.Executable, "::FillsDisk")).MustExitWith(5);

        Assert.Equal("", run.Output);
        Assert.StartsWith("trial: the folder 'FOLDER/temp/t' cannot be used: No space left on device", _suite.Scrub(run.Error), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task All_of_them_at_once_cost_no_other_test_its_verdict()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "descriptors, children");
        var run = (await _suite.Run(BadSuite.Executable, "!Allocates", "!FillsDisk", "!IgnoresCancellation", "!ThrowsInThreads", "-j", "2", "--reporter=verbose")).MustExitWith(2);

        var verdicts = Verdicts().Matches(run.Output).Select(static line => line.Value).Order(StringComparer.Ordinal);
        await Snapshots.Verify(string.Join('\n', verdicts));
    }

    [SkippableFact]
    public async Task Reports_for_programs_stay_readable_whatever_tests_print()
    {
        var (junit, lines) = (Path.Combine(_suite.Temp, "..", "report.xml"), Path.Combine(_suite.Temp, "..", "report.jsonl"));

        (await _suite.Run(BadSuite.Executable, "::PrintsBinary", $"--reporter=junit={junit}", $"--reporter=jsonl={lines}")).MustExitWith(2);

        Assert.Equal(4, XDocument.Load(junit).Descendants("testcase").Count());
        Assert.Equal(4, File.ReadLines(lines).Count(static line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("type").GetString() == "finished"));
    }

    private async Task Golden(string? option = null, [CallerMemberName] string sample = "")
    {
        string[] options = option is null ? [] : [option];
        var run = (await _suite.Run([BadSuite.Executable, $"::{sample}", .. options])).MustExitWith(2);
        Assert.Equal("", run.Error);
        await Snapshots.Verify(_suite.Scrub(run.Output), method: sample);
    }

    private Task GoldenOnUnix([CallerMemberName] string sample = "")
    {
        Skip.If(OperatingSystem.IsWindows(), "processes die of other causes there");
        return Golden(null, sample);
    }

    [GeneratedRegex(@"^TrialNet\.BadSamples\.\S+ \.\.\. \[[^\]]+\]", RegexOptions.Multiline)]
    private static partial Regex Verdicts();
}
