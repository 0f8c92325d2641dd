using System.Net;
using System.Net.Sockets;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Services without a daemon: how they start, how they stop, and what goes wrong with either.</summary>
public sealed class ForegroundTests : TwistdTest
{
    [Theory]
    [InlineData(PosixSignal.Terminate, "SIGTERM")]
    [InlineData(PosixSignal.Interrupt, "SIGINT")]
    public async Task A_signal_stops_the_services(int signal, string name)
    {
        var run = await StartUp("echo");
        await AssertEchoes(PortIn(run.Output));
        Assert.Equal(run.Id, ReadPid(PidFile));

        run.Signal(signal);

        var result = (await run.WaitForExitAsync()).MustExitWith(0);
        Assert.Equal("", result.Error);
        Assert.Contains($"[-] received {name}, stopping\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("[-] the services have stopped\n", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task Every_reactor_runs_services()
    {
        foreach (var reactor in Reactor.Reactors.All.Where(static reactor => reactor.WhyUnavailable is null && reactor.Name != "simulated"))
        {
            var run = await StartUp("--reactor", reactor.Name, "--pidfile", reactor.Name + ".pid", "echo");
            await AssertEchoes(PortIn(run.Output));
            run.Signal(PosixSignal.Terminate);
            (await run.WaitForExitAsync()).MustExitWith(0);
        }
    }

    [Fact]
    public async Task Options_reach_the_service()
    {
        var run = await StartUp("echo", "--word", "one", "--loud", "--word=two");

        Assert.Contains("ONE\nTWO\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("make", "InvalidOperationException: trouble in MakeService")]
    [InlineData("privileged", "InvalidOperationException: trouble in PrivilegedStartService")]
    [InlineData("start", "InvalidOperationException: trouble in StartService")]
    public async Task What_goes_wrong_at_the_start_is_exit_code_1(string moment, string reason)
    {
        AssertComplains(1, $"twistd: trouble cannot be started: {reason}", await Run("--nodaemon", "trouble", "--when", moment));
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_maker_that_makes_nothing_is_told()
    {
        AssertComplains(1, "twistd: trouble: its maker made nothing", await Run("--nodaemon", "trouble", "--when", "nothing"));
    }

    [Theory]
    [InlineData("stop", "trouble in StopService")]
    [InlineData("failed-stop", "trouble after StopService")]
    public async Task What_goes_wrong_at_the_stop_is_logged(string moment, string reason)
    {
        var run = await StartUp("trouble", "--when", moment);

        run.Signal(PosixSignal.Terminate);

        var result = (await run.WaitForExitAsync()).MustExitWith(0);
        Assert.Contains($"ERROR Stopping TroubledService: System.InvalidOperationException: {reason}", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("never")]
    [InlineData("stuck")]
    public async Task A_service_that_does_not_stop_is_left_after_a_time(string moment)
    {
        var run = await StartUp("--shutdown-timeout", "0.1", "trouble", "--when", moment);

        run.Signal(PosixSignal.Terminate);

        AssertComplains(1, "twistd: trouble is left as it is: the services did not stop within 0.1 s", await run.WaitForExitAsync());
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData("never")]
    [InlineData("stuck")]
    public async Task A_second_signal_leaves_at_once(string moment)
    {
        var run = await StartUp("--shutdown-timeout", "1000", "trouble", "--when", moment);

        run.Signal(PosixSignal.Terminate);
        await run.WaitForLineAsync(static line => line.EndsWith("received SIGTERM, stopping", StringComparison.Ordinal));
        run.Signal(PosixSignal.Interrupt);

        AssertComplains(1, "twistd: trouble is left as it is: a second signal (SIGINT) came before the services had stopped", await run.WaitForExitAsync());
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_exit_code_1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await Run("--nodaemon", "echo", "--port", $"{port}");

        Assert.StartsWith($"twistd: echo cannot be started: Cannot listen on 127.0.0.1:{port}: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(1, result.Error.Count(static letter => letter == '\n'));
    }

    [Fact]
    public async Task A_signal_before_the_services_are_up_is_exit_code_1()
    {
        var run = Start("trouble", "--when", "pending");
        await run.WaitForLineAsync("about to listen");

        run.Signal(PosixSignal.Terminate);

        AssertComplains(1, "twistd: trouble was told to stop before it was up", await run.WaitForExitAsync());
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_failure_that_nobody_takes_is_logged_at_the_end()
    {
        var run = await StartUp("trouble", "--when", "unhandled");

        run.Signal(PosixSignal.Terminate);

        Assert.Contains("InvalidOperationException: trouble that nobody takes", (await run.WaitForExitAsync()).MustExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_to_run_in_has_the_files()
    {
        Directory.CreateDirectory(InFolder("inner"));
        var run = await StartUp("--rundir", "inner", "echo");

        Assert.Equal(run.Id, ReadPid(InFolder("inner/twistd.pid")));
        Assert.Equal(InFolder("inner"), new FileInfo($"/proc/{run.Id}/cwd").LinkTarget);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_exit_code_1()
    {
        AssertComplains(1, "twistd: there is no folder 'nowhere' to run in", await Run("--nodaemon", "--rundir", "nowhere", "echo"));
    }
}
