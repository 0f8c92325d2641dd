using System.Xml.Linq;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The platform's extensions at work on a suite of TrialNet, as the package's README promises.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class ExtensionsTests : IDisposable
{
    private const string Incidents = "TrialNet.ExtendedSamples.Incidents.";

    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-extensions-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Retry_runs_what_failed_in_a_new_process_and_calls_it_flaky()
    {
        var run = (await Run("TestPasses|TestFailsTheFirstTime", "--retry-failed-tests", "2")).MustExitWith(0);

        Assert.Contains("flaky: 1 (passed after retry)", run.Output, StringComparison.Ordinal);
        Assert.Contains($"  {Incidents}TestFailsTheFirstTime (failed -> passed)", run.Output, StringComparison.Ordinal);
        Assert.Contains("retried: 1 test(s), 1 extra run(s)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HangDump_names_the_test_that_hangs_and_writes_a_dump()
    {
        var run = (await Run("TestPasses|TestWaitsForEver", "--hangdump", "--hangdump-timeout", "3s", "--hangdump-type", "Mini")).MustExitWith(7);

        Assert.Contains($"] {Incidents}TestWaitsForEver\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"] {Incidents}TestPasses\n", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder, "*_hang.dmp"));
    }

    [Fact]
    public async Task CrashDump_names_the_test_that_ran_and_the_trx_report_has_the_others()
    {
        var run = (await Run("TestPasses|TestTakesItsProcessAlong", "--crashdump", "--crashdump-type", "Mini", "--report-trx", "--report-trx-filename", "crash.trx")).MustExitWith(7);

        Assert.Contains($"] {Incidents}TestTakesItsProcessAlong\n", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder, "*_crash.dmp"));
        var report = XDocument.Load(Path.Combine(_folder, "crash.trx"));
        Assert.Equal("Failed", report.Descendants().Single(element => element.Name.LocalName == "ResultSummary").Attribute("outcome")!.Value);
        Assert.Contains(
            ($"{Incidents}TestPasses", "Passed"),
            report.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").Select(result => (result.Attribute("testName")!.Value, result.Attribute("outcome")!.Value)));
    }

    [Fact]
    public async Task CodeCoverage_sees_what_the_tests_call()
    {
        (await Run("TestPasses", "--coverage", "--coverage-output-format", "cobertura", "--coverage-output", "coverage.xml")).MustExitWith(0);

        var covered = XDocument.Load(Path.Combine(_folder, "coverage.xml")).Descendants("method")
            .Where(method => (double)method.Attribute("line-rate")! > 0)
            .Select(method => $"{method.Ancestors("class").First().Attribute("name")!.Value}.{method.Attribute("name")!.Value}");
        Assert.Contains(covered, name => name.StartsWith("TrialNet.Framework.TestCase.AssertEqual", StringComparison.Ordinal));
    }

    private Task<ProcessResult> Run(string tests, params string[] options) => ProcessRun.RunAsync(
        BuiltProject.Executable("TrialNet.ExtendedSamples", "TrialNet.ExtendedSamples"),
        ["--treenode-filter", $"/*/*/*/({tests})", "--results-directory", _folder, "--no-ansi", .. options],
        new ProcessRunOptions
        {
            Timeout = TimeSpan.FromMinutes(2),
            Environment = new Dictionary<string, string?> { ["TRIALNET_SAMPLES_MARKER"] = Path.Combine(_folder, "marker") },
        });
}
