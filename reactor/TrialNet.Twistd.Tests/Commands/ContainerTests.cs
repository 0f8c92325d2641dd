using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>The command as the first process of a container.</summary>
public sealed class ContainerTests : TwistdTest
{
    private static readonly string Command = BuiltProject.Executable("TrialNet.Twistd", "twistd");

    [SkippableFact]
    public async Task The_first_process_stops_at_a_signal_and_its_pid_file_of_yesterday_is_stale()
    {
        File.WriteAllText(PidFile, "1\n");
        var run = StartFirst("--nodaemon", "--plugins", Plugin, "echo");
        await run.WaitForLineAsync(static line => line.EndsWith("starts echo with PID 1", StringComparison.Ordinal));
        await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
        await AssertEchoes(PortIn(run.Output));

        // unshare waits for its child alone, and passes nothing on.
        PosixSignal.Send(ChildOf(run.Id), PosixSignal.Terminate);

        Assert.EndsWith("[-] the services have stopped\n", (await run.WaitForExitAsync()).MustExitWith(0).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_first_process_must_not_become_a_daemon()
    {
        var run = StartFirst("--plugins", Plugin, "echo");

        AssertComplains(2, "twistd: the first process of a container must not leave it: give --nodaemon", await run.WaitForExitAsync());
    }

    [SkippableFact]
    public async Task The_first_process_buries_orphans()
    {
        Skip.IfNot(FullTier.IsOn, FullTier.WhySkipped);
        var nsenter = RequiredTool.OrSkip("nsenter");
        var run = StartFirst("--nodaemon", "--plugins", Plugin, "echo");
        await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
        var first = ChildOf(run.Id).ToString(System.Globalization.CultureInfo.InvariantCulture);

        // It outlives its parent, and is then there, alive and soon dead, until somebody asks what became of it.
        var orphan = (await Inside("sleep 0.5 > /dev/null & echo $!")).MustExitWith(0).Output.Trim();
        (await Inside($"kill -0 {orphan}")).MustExitWith(0);

        (await Inside($"while kill -0 {orphan} 2> /dev/null; do sleep 0.1; done")).MustExitWith(0);

        Task<ProcessResult> Inside(string script) =>
            ProcessRun.RunAsync(nsenter, ["--target", first, "--pid", "sh", "-c", script], new ProcessRunOptions { WorkingDirectory = Folder });
    }

    private static int ChildOf(int pid) =>
        int.Parse(File.ReadAllText($"/proc/{pid}/task/{pid}/children").Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private ProcessRun StartFirst(params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can make a namespace of process ids");
        var unshare = RequiredTool.OrSkip("unshare");
        var options = new ProcessRunOptions { WorkingDirectory = Folder };
        using var probe = ProcessRun.Start(unshare, ["--pid", "--fork", "true"], options);
        Skip.If(probe.WaitForExitAsync().GetAwaiter().GetResult().ExitCode != 0, "this system lets nobody make a namespace of process ids");
        return Own(ProcessRun.Start(unshare, ["--pid", "--fork", "--kill-child", Command, .. arguments], options));
    }
}
