using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Repository.Tests.Reports;

/// <summary>ci/run with a dotnet that only prints: which line ends it, and with which exit code.</summary>
public sealed partial class CiRunTests : IDisposable
{
    private const string GoodTests =
        """
        Passed!  - Failed:     0, Passed:     5, Skipped:     1, Total:     6, Duration: 2 s - A.Tests.dll (net10.0)
        """;

    private const string GoodTrial = "Ran 3 tests in 0.010s\n\nPASSED (successes=3)\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("ci-run-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task All_green_ends_with_the_totals_and_0()
    {
        var result = await Run(GoodTests, 0, GoodTrial, 0);

        Assert.Equal(("8 passed, 0 failed, 1 skipped", 0), (LastLine(result), result.ExitCode));
    }

    [SkippableFact]
    public async Task A_failed_test_ends_with_1()
    {
        var result = await Run(GoodTests.Replace("Failed:     0", "Failed:     2", StringComparison.Ordinal), 1, GoodTrial, 0);

        Assert.Equal(("8 passed, 2 failed, 1 skipped", 1), (LastLine(result), result.ExitCode));
        Assert.Contains("failed jobs: tests totals", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_red_reactor_ends_with_1()
    {
        var result = await Run(GoodTests, 0, "Ran 3 tests in 0.010s\n\nFAILED (failures=1, successes=2)\n", 2);

        Assert.Equal(("7 passed, 1 failed, 1 skipped", 1), (LastLine(result), result.ExitCode));
    }

    [SkippableFact]
    public async Task Too_few_tests_end_with_1()
    {
        var result = await Run(GoodTests.Replace("Passed:     5", "Passed:     4", StringComparison.Ordinal), 0, GoodTrial, 0);

        Assert.Equal(("7 passed, 1 failed, 1 skipped", 1), (LastLine(result), result.ExitCode));
    }

    [SkippableFact]
    public async Task Green_totals_do_not_hide_a_job_that_failed()
    {
        var result = await Run(GoodTests, 134, GoodTrial, 0);

        Assert.Equal(("8 passed, 1 failed, 1 skipped", 1), (LastLine(result), result.ExitCode));
    }

    [SkippableFact]
    public async Task A_broken_build_runs_no_tests()
    {
        var result = await Run(GoodTests, 0, GoodTrial, 0, buildCode: 1);

        Assert.Equal(("0 passed, 1 failed", 1), (LastLine(result), result.ExitCode));
        Assert.DoesNotContain("== tests", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_job_is_called_and_described()
    {
        var jobs = JobFunction().Matches(Read("jobs.sh")).Select(match => match.Groups[1].Value).ToList();
        var called = JobCall().Matches(Read("run") + "\n" + Read("full")).Select(match => match.Groups[1].Value);
        var described = JobRow().Matches(Read("README.md")).Select(match => match.Groups[1].Value);

        Assert.Equal(jobs, called);
        Assert.Equal(jobs, described);
    }

    private static string Read(string file) => File.ReadAllText(RepositoryRoot.Combine("ci", file));

    private static string LastLine(ProcessResult result) => result.Output.TrimEnd('\n').Split('\n')[^1];

    private async Task<ProcessResult> Run(string tests, int testsCode, string trial, int trialCode, int buildCode = 0)
    {
        var bash = RequiredTool.Require("bash");
        Directory.CreateDirectory(Path.Combine(_folder, "ci", "baselines"));
        foreach (var script in new[] { "run", "jobs.sh" })
        {
            File.Copy(RepositoryRoot.Combine("ci", script), Path.Combine(_folder, "ci", script));
        }

        Write("ci/baselines/tests.json", """{ "projects": { "A.Tests": 5 }, "trial": [3] }""");
        Write("ci/baselines/coverage.json", """{ "lines": { } }""");
        Write("tests.txt", tests);
        Write("trial.txt", trial);
        Write(
            "bin/dotnet",
            $"""
            #!/usr/bin/env bash
            case $1 in
              build) exit {buildCode} ;;
              test) mkdir -p artifacts/ci/results; cat tests.txt; exit {testsCode} ;;
              run) cat trial.txt; exit {trialCode} ;;
              *trialnet-ci.dll) shift; exec "{DotnetHost()}" "{typeof(TrialNet.Ci.Totals.TestLog).Assembly.Location}" "$@" ;;
            esac

            """);
        foreach (var tool in new[] { "bin/dotnet", "bin/nc", "bin/curl", "bin/python3" })
        {
            if (!File.Exists(Path.Combine(_folder, tool)))
            {
                Write(tool, "#!/bin/sh\n");
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Path.Combine(_folder, tool), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        var path = Path.Combine(_folder, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return await ProcessRun.RunAsync(
            bash, ["ci/run"], new ProcessRunOptions { WorkingDirectory = _folder, Environment = new Dictionary<string, string?> { ["PATH"] = path } });
    }

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? RequiredTool.Require("dotnet");

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [GeneratedRegex(@"^job_(\w+)\(\)", RegexOptions.Multiline)]
    private static partial Regex JobFunction();

    [GeneratedRegex(@"^job (\w+) \d+", RegexOptions.Multiline)]
    private static partial Regex JobCall();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex JobRow();
}
