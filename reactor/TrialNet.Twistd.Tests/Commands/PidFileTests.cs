using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>The pid file: one that runs, one that is stale, several that start at once.</summary>
public sealed class PidFileTests : TwistdTest
{
    [Fact]
    public async Task Of_one_folder_one_runs()
    {
        var run = await StartUp("echo");

        AssertComplains(
            1,
            $"twistd: Another twistd is running, PID {run.Id}; stop it with 'kill {run.Id}', or choose another pid file than '{PidFile}' with --pidfile",
            await Run("--nodaemon", "echo"));
        Assert.Equal(run.Id, ReadPid(PidFile));
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("1")]
    public async Task A_stale_file_is_replaced(string pid)
    {
        File.WriteAllText(PidFile, pid + "\n");

        var run = await StartUp("echo");

        Assert.Contains($"[-] removed the stale pid file '{PidFile}': its process {pid} is gone\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Id, ReadPid(PidFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    public async Task A_file_that_says_nothing_is_replaced(string text)
    {
        File.WriteAllText(PidFile, text);

        var run = await StartUp("echo");

        Assert.Equal(run.Id, ReadPid(PidFile));
    }

    [Fact]
    public async Task What_was_killed_leaves_a_stale_file()
    {
        var first = await StartUp("echo");
        first.Signal(PosixSignal.Kill);
        await first.WaitForExitAsync();

        var second = await StartUp("echo");

        Assert.Contains($"its process {first.Id} is gone", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_that_start_at_once_one_runs()
    {
        File.WriteAllText(PidFile, "999999999\n");
        var runs = Enumerable.Range(0, 5).Select(_ => Start("echo")).ToList();

        var ups = runs.ConvertAll(static run => IsUp(run));
        var isUp = await Task.WhenAll(ups);

        Assert.Equal(1, isUp.Count(static up => up));
        var winner = runs[Array.IndexOf(isUp, true)];
        Assert.Equal(winner.Id, ReadPid(PidFile));
        foreach (var loser in runs.Where(run => run != winner))
        {
            Assert.StartsWith("twistd: Another twistd is ", (await loser.WaitForExitAsync()).MustExitWith(1).Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_exit_code_1()
    {
        var result = await Run("--nodaemon", "--pidfile", "nowhere/twistd.pid", "echo");

        Assert.StartsWith($"twistd: cannot write the pid file '{InFolder("nowhere/twistd.pid")}': ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    private static async Task<bool> IsUp(ProcessRun run)
    {
        try
        {
            await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
