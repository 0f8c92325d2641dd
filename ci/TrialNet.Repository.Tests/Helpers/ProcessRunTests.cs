using TrialNet.Fixtures;

namespace TrialNet.Repository.Tests.Helpers;

public class ProcessRunTests
{
    private static readonly ProcessRunOptions Short = new() { Timeout = TimeSpan.FromSeconds(20) };

    [SkippableFact]
    public async Task RunAsync_captures_both_streams_and_the_exit_code()
    {
        var result = await ProcessRun.RunAsync(RequiredTool.Require("bash"), ["-c", "echo out; echo err >&2; exit 7"], Short);

        Assert.Equal(("out\n", "err\n", 7), (result.Output, result.Error, result.ExitCode));
    }

    [SkippableFact]
    public async Task RunAsync_feeds_standard_input_and_keeps_bytes_as_they_are()
    {
        byte[] input = [0, 255, 13, 10, 200];

        var result = await ProcessRun.RunAsync(RequiredTool.Require("cat"), [], Short with { Input = input });

        Assert.Equal(input, result.OutputBytes);
    }

    [SkippableFact]
    public async Task RunAsync_sets_and_removes_environment_variables()
    {
        var environment = new Dictionary<string, string?> { ["TRIALNET_SEEN"] = "yes", ["HOME"] = null };

        var result = await ProcessRun.RunAsync(
            RequiredTool.Require("bash"), ["-c", "echo $TRIALNET_SEEN-${HOME-unset}"], Short with { Environment = environment });

        Assert.Equal("yes-unset\n", result.Output);
    }

    [SkippableFact]
    public async Task WaitForLineAsync_sees_a_line_already_written_and_one_to_come()
    {
        using var run = ProcessRun.Start(RequiredTool.Require("bash"), ["-c", "echo Serving; read x; echo got $x; sleep 100"], Short);
        Assert.Equal("Serving", await run.WaitForLineAsync("Serv"));

        run.WriteInput("poem\n"u8);

        Assert.Equal("got poem", await run.WaitForLineAsync("got"));
        Assert.Equal("Serving", await run.WaitForLineAsync("Serv"));
    }

    [SkippableFact]
    public async Task WaitForLineAsync_of_an_ended_process_fails_with_what_it_wrote()
    {
        using var run = ProcessRun.Start(RequiredTool.Require("bash"), ["-c", "echo other; echo why >&2"], Short);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => run.WaitForLineAsync("Serving"));

        Assert.Contains("other", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Signal_reaches_the_process_and_shows_in_its_exit_code()
    {
        using var run = ProcessRun.Start(RequiredTool.Require("bash"), ["-c", "echo ready; exec sleep 100"], Short);
        await run.WaitForLineAsync("ready");

        run.Signal(PosixSignal.Terminate);

        Assert.Equal(128 + PosixSignal.Terminate, (await run.WaitForExitAsync()).ExitCode);
    }

    [SkippableFact]
    public async Task A_process_that_does_not_end_is_killed_with_its_children_and_reported()
    {
        using var run = ProcessRun.Start(
            RequiredTool.Require("bash"), ["-c", "echo started; sleep 100; true"], Short with { Timeout = TimeSpan.FromSeconds(1) });

        var error = await Assert.ThrowsAsync<TimeoutException>(run.WaitForExitAsync);

        Assert.StartsWith("did not end within 1 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("started", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MustExitWith_names_command_code_and_outputs()
    {
        var result = new ProcessResult("trial x", 2, "o"u8.ToArray(), "e"u8.ToArray(), TimeSpan.FromSeconds(1));

        var error = Assert.Throws<InvalidOperationException>(() => result.MustExitWith(0));

        Assert.Equal("expected exit code 0, observed 2\n$ trial x\nexit code 2 after 1.0 s\n--- stdout\no\n--- stderr\ne", error.Message);
    }
}
