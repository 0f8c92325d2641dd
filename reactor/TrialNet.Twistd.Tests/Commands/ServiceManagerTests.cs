using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>What a service manager, such as systemd, hears.</summary>
public sealed class ServiceManagerTests : TwistdTest
{
    [SkippableTheory]
    [InlineData("/")]
    [InlineData("@")]
    public async Task It_hears_that_the_services_are_up_and_that_they_stop(string kind)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "this manager is Linux's");
        var path = InFolder("notify");
        using var peer = new DatagramPeer(kind == "@" ? "\0" + path : path, Patience);
        var run = StartWith(new() { ["NOTIFY_SOCKET"] = kind == "@" ? "@" + path : path }, "echo");

        Assert.Equal($"READY=1\nMAINPID={run.Id}\nSTATUS=The services are up.", await peer.Next());
        run.Signal(PosixSignal.Terminate);
        Assert.Equal("STOPPING=1\nSTATUS=The services are being stopped.", await peer.Next());
        (await run.WaitForExitAsync()).MustExitWith(0);
    }

    [SkippableFact]
    public async Task A_daemon_names_itself_its_main_process()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        using var peer = new DatagramPeer(InFolder("notify"), Patience);

        (await RunWith(new() { ["NOTIFY_SOCKET"] = InFolder("notify") }, "--plugins", Plugin, "echo")).MustExitWith(0);

        Assert.Equal($"READY=1\nMAINPID={ReadPid(PidFile)}\nSTATUS=The services are up.", await peer.Next());
    }

    [SkippableFact]
    public async Task Its_watchdog_hears_from_the_reactor_again_and_again()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "this manager is Linux's");
        using var peer = new DatagramPeer(InFolder("notify"), Patience);
        var run = StartWith(new() { ["NOTIFY_SOCKET"] = InFolder("notify"), ["WATCHDOG_USEC"] = "20000" }, "echo");

        await peer.Next("READY=1");
        Assert.Equal("WATCHDOG=1", await peer.Next());
        Assert.Equal("WATCHDOG=1", await peer.Next());
        Assert.False(run.HasExited);
    }

    [SkippableFact]
    public async Task The_watchdog_of_another_process_hears_nothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "this manager is Linux's");
        using var peer = new DatagramPeer(InFolder("notify"), Patience);
        var run = StartWith(new() { ["NOTIFY_SOCKET"] = InFolder("notify"), ["WATCHDOG_USEC"] = "1000", ["WATCHDOG_PID"] = "1" }, "echo");
        await peer.Next("READY=1");

        run.Signal(PosixSignal.Terminate);

        Assert.StartsWith("STOPPING=1", await peer.Next(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Services_that_do_not_start_are_never_ready()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "this manager is Linux's");
        using var peer = new DatagramPeer(InFolder("notify"), Patience);

        var result = await RunWith(new() { ["NOTIFY_SOCKET"] = InFolder("notify") }, "--plugins", Plugin, "--nodaemon", "trouble", "--when", "start");

        result.MustExitWith(1);
        Assert.StartsWith("STOPPING=1", await peer.Next(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("nonsense")]
    [InlineData("/nowhere/notify")]
    public async Task A_manager_that_is_not_there_is_passed_over(string address)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "this manager is Linux's");
        var run = StartWith(new() { ["NOTIFY_SOCKET"] = address, ["WATCHDOG_USEC"] = "20000" }, "echo");

        await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
    }
}
