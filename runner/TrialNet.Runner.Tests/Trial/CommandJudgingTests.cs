using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>How strict the command is, and what it does where Twisted's trial hangs, crashes or says nothing; see runner/DEFECTS.md.</summary>
public sealed class CommandJudgingTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData(2, "--unclean=error", "::LeftBehind.TestTimer", "FAILED (errors=1)")]
    [InlineData(0, "--unclean=warn", "::LeftBehind.TestTimer", "PASSED (warnings=1)")]
    [InlineData(0, "--unclean=ignore", "::LeftBehind.TestTimer", "PASSED (successes=1)")]
    [InlineData(2, "--todo=strict", "::Verdicts.TestTodoPasses", "FAILED (unexpectedSuccesses=1)")]
    [InlineData(0, "--todo=lenient", "::Verdicts.TestTodoPasses", "PASSED (warnings=1)")]
    [InlineData(0, "--force-gc", "::Verdicts.TestPasses", "PASSED (successes=1)")]
    public async Task An_option_says_how_strict_a_run_is(int code, string option, string name, string status) =>
        Assert.EndsWith($"\n{status}\n", (await _trial.Run(option, Samples, name)).MustExitWith(code).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_warning_is_told_in_a_section()
    {
        var output = (await _trial.Run("--unclean=warn", Samples, "::LeftBehind.TestTimer")).MustExitWith(0).Output;

        Assert.Contains("[WARNING]\nThe test left a timer behind: ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--unclean=maybe", "trial: option '--unclean' is error, warn or ignore, but was given 'maybe'\n")]
    [InlineData("--todo=maybe", "trial: option '--todo' is strict or lenient, but was given 'maybe'\n")]
    [InlineData("--run-timeout=soon", "trial: option '--run-timeout' needs seconds, such as 2 or 0.5, up to 1,000,000, but was given 'soon'\n")]
    public async Task A_mode_that_does_not_exist_is_one_line(string option, string message) =>
        Assert.Equal(message, (await _trial.Run(option, Samples)).MustExitWith(5).Error);

    [Fact]
    public async Task The_time_of_the_whole_run_ends_it_in_order()
    {
        var run = (await _trial.Run("--run-timeout=2", "--timeout=60", Samples, "::Outputs.TestWritesAndWaits,Verdicts.TestPasses")).MustExitWith(3);

        Assert.Contains("The run was interrupted while TestWritesAndWaits was running.", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nInterrupted: 1 of 2 tests were not run.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("trial: the tests took longer than 2 s (--run-timeout)\n", run.Error);
    }

    [Theory]
    [InlineData("--jobs=2", "!Verdicts")]
    [InlineData("--jobs=2", "!*")]
    public async Task T56_several_workers_with_nothing_to_do_end_with_8(string jobs, string excluded) =>
        (await _trial.Run(jobs, $"{Samples}::Verdicts", excluded)).MustExitWith(8);

    [Fact]
    public async Task The_log_is_a_file_and_standard_output_has_its_last_line()
    {
        var run = (await _trial.Run("--temp-directory=here", Samples, "::LooseErrors.TestFlushedError,Outputs.TestWritesALine")).MustExitWith(0);

        Assert.EndsWith("\nPASSED (successes=2)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("copying a line", await File.ReadAllTextAsync(Path.Combine(_trial.Folder, "here", "test.log")), StringComparison.Ordinal);
    }
}
