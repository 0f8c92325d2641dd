using System.Diagnostics;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>What a session leaves on disk, and what can be made of it: report, --resume, merge.</summary>
public sealed class CommandRecordsTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public async Task A_report_says_what_the_session_said()
    {
        var session = (await _trial.Run("--reporter=verbose", $"{Samples}::Verdicts,Timeouts")).MustExitWith(2);

        var report = (await _trial.Run("report", "--reporter=verbose")).MustExitWith(2);

        Assert.Equal(session.Output, report.Output);
        Assert.Equal("", report.Error);
        Assert.Equal(report.Output, (await _trial.Run("report", "--reporter=verbose", "_trial_temp/journal.jsonl")).Output);
    }

    [SkippableFact]
    public async Task Kill_9_of_everything_loses_nothing_and_resume_does_the_rest()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using (var run = _trial.Start("--reporter=verbose", $"{Samples}::Verdicts,Timeouts.TestNeverFires,Outputs", "--timeout=100"))
        {
            await run.WaitForLineAsync(line => line.Contains("Outputs.TestWritesAnErrorLine ... [OK]", StringComparison.Ordinal));
            using var everything = Process.GetProcessById(run.Id);
            everything.Kill(entireProcessTree: true);
            await run.WaitForExitAsync();
        }

        var report = (await _trial.Run("report", "--reporter=summary")).MustExitWith(3);
        Assert.Contains("Incomplete: ", report.Output, StringComparison.Ordinal);
        Assert.Contains("no end of the run on ", report.Error, StringComparison.Ordinal);
        Assert.Contains(".Outputs.", report.Error, StringComparison.Ordinal);

        var rest = (await _trial.Run("--resume", "--timeout=1", "--reporter=verbose")).MustExitWith(2);
        Assert.Contains("Ran 13 tests in ", rest.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not run", rest.Output, StringComparison.Ordinal);
        Assert.Contains("Ran 13 tests in ", (await _trial.Run("report")).MustExitWith(2).Output, StringComparison.Ordinal);

        var again = (await _trial.Run("--resume")).MustExitWith(2);
        Assert.Contains("Ran 13 tests in ", again.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task After_a_kill_9_of_the_process_group_and_resume_last_failed_means_the_failures_of_both_parts()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "setsid");
        using (var run = _trial.StartInGroup("--reporter=verbose", $"{Samples}::Cleanups,Timeouts.TestNeverFires,Verdicts", "--timeout=100"))
        {
            await run.WaitForLineAsync(line => line.Contains("Cleanups.TestTwoFail ... [", StringComparison.Ordinal));
            (await ProcessRun.RunAsync("sh", ["-c", $"kill -9 -{run.Id}"])).MustExitWith(0);
            await run.WaitForExitAsync();
        }

        Assert.Contains("Incomplete: ", (await _trial.Run("report", "--reporter=summary")).MustExitWith(3).Output, StringComparison.Ordinal);
        Assert.Contains("Ran 12 tests in ", (await _trial.Run("--resume", "--timeout=1")).MustExitWith(2).Output, StringComparison.Ordinal);

        var failed = (await _trial.Run("--last-failed", "--list", $"{Samples}::Cleanups,Timeouts.TestNeverFires,Verdicts")).MustExitWith(0);
        Assert.Equal(
            ["Cleanups.TestTwoFail", "Timeouts.TestNeverFires", "Verdicts.TestFails", "Verdicts.TestRaisesAnError", "Verdicts.TestTodoOfAnotherType", "Verdicts.TestTodoPasses"],
            failed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static id => id["TrialNet.Samples.".Length..]));
        Assert.Equal("", failed.Error);
    }

    [Fact]
    public async Task A_merged_report_for_programs_is_a_journal_again_with_the_tests_of_each_target()
    {
        (await _trial.Run("--reporter=jsonl=one.jsonl", $"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
        (await _trial.Run("--reporter=jsonl=two.jsonl", $"{BuiltProject.Assembly("TrialNet.Runner.Tests")}::CommandRetryTests+Moody.TestGood")).MustExitWith(0);

        (await _trial.Run("merge", "one.jsonl", "two.jsonl", "--reporter=jsonl=both.jsonl", "--reporter=junit=both.xml")).MustExitWith(0);

        Assert.EndsWith("\n\nPASSED (successes=2)\n", (await _trial.Run("report", "both.jsonl")).MustExitWith(0).Output, StringComparison.Ordinal);
        var both = await File.ReadAllTextAsync(Path.Combine(_trial.Folder, "both.jsonl"));
        Assert.Contains("{\"type\":\"target\",\"name\":\"TrialNet.Samples\"}\n", both, StringComparison.Ordinal);
        Assert.Contains("{\"type\":\"target\",\"name\":\"TrialNet.Runner.Tests\"}\n", both, StringComparison.Ordinal);
        Assert.Contains("<testsuites name=\"trial\" tests=\"2\"", await File.ReadAllTextAsync(Path.Combine(_trial.Folder, "both.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_without_a_session_says_so()
    {
        var result = (await _trial.Run("--resume")).MustExitWith(5);
        Assert.Equal("trial: there is no session to go on with in '_trial_temp': it has no journal.jsonl\n", result.Error);
        Assert.Equal("trial: there is no session in '_trial_temp': it has no journal.jsonl\n", (await _trial.Run("report")).MustExitWith(5).Error);
    }

    [Fact]
    public async Task Merging_makes_one_run_and_the_last_verdict_of_a_test_counts()
    {
        (await _trial.Run("--temp-directory=a", $"{Samples}::Verdicts.TestPasses,Verdicts.TestFails")).MustExitWith(2);
        (await _trial.Run("--temp-directory=b", $"{Samples}::Verdicts.TestIsSkipped,Verdicts.TestFails")).MustExitWith(2);

        var merged = (await _trial.Run("merge", "a", "b/journal.jsonl")).MustExitWith(2);

        Assert.Matches(@"Running 3 tests on [^$]*Ran 3 tests in \d+\.\d{3}s\n\nFAILED \(skips=1, failures=1, successes=1\)\n$", merged.Output);
    }

    [Fact]
    public async Task Records_refuse_what_only_goes_with_running() =>
        Assert.Equal("trial: unknown option '--list'; 'trial --help' lists the options\n", (await _trial.Run("report", "--list")).MustExitWith(5).Error);
}
