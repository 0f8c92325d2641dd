using System.Diagnostics;
using System.Runtime.Versioning;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>The daemon: a process apart, and a starter that tells the truth about it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DaemonTests : TwistdTest
{
    [SkippableFact]
    public async Task A_daemon_serves_when_its_starter_has_ended()
    {
        var pid = await StartDaemon("echo");

        await AssertEchoes(PortIn(File.ReadAllText(LogFile)));

        using var daemon = Process.GetProcessById(pid);
        PosixSignal.Send(pid, PosixSignal.Terminate);
        await WaitForEnd(daemon);
        Assert.EndsWith("[-] the services have stopped\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
        Assert.False(File.Exists(PidFile));
    }

    [SkippableFact]
    public async Task A_daemon_has_a_session_of_its_own_and_no_terminal()
    {
        var pid = await StartDaemon("echo");

        // After the name in parentheses: state, parent, group, session, terminal.
        var status = File.ReadAllText($"/proc/{pid}/stat");
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        Assert.Equal($"{pid}", fields[3]);
        Assert.Equal($"{pid}", fields[2]);
        Assert.Equal("0", fields[4]);
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal("/dev/null", new FileInfo($"/proc/{pid}/fd/{number}").LinkTarget);
        }
    }

    [SkippableFact]
    public async Task A_daemon_keeps_its_files_to_itself()
    {
        await StartDaemon("echo");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LogFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PidFile));
    }

    [SkippableFact]
    public async Task A_umask_can_be_chosen()
    {
        await StartDaemon("--umask", "022", "echo");

        Assert.Equal((UnixFileMode)0b110_100_100, File.GetUnixFileMode(LogFile));
    }

    [SkippableTheory]
    [InlineData("twistd: trouble cannot be started: InvalidOperationException: trouble in StartService", "trouble", "--when", "start")]
    [InlineData("twistd: trouble cannot be started: InvalidOperationException: trouble in MakeService", "trouble", "--when", "make")]
    public async Task A_daemon_that_cannot_start_is_the_starters_error(string line, params string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");

        AssertComplains(1, line, await Run(arguments));
        Assert.False(File.Exists(PidFile));
    }

    [SkippableFact]
    public async Task A_log_that_cannot_be_written_is_the_starters_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");

        var result = await Run("--logfile", "nowhere/log", "echo");

        Assert.StartsWith($"twistd: cannot write the log '{InFolder("nowhere/log")}': ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(PidFile));
    }

    [SkippableFact]
    public async Task A_daemon_that_dies_before_it_is_up_is_the_starters_error()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");

        var result = await Run("trouble", "--when", "die");

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("twistd: the daemon was killed by signal 6 before its services were up\n", result.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_services_print_is_in_the_log()
    {
        var pid = await StartDaemon("trouble", "--when", "print");

        using var daemon = Process.GetProcessById(pid);
        PosixSignal.Send(pid, PosixSignal.Terminate);
        await WaitForEnd(daemon);
        Assert.Contains("[-] another line\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
        Assert.Contains("[-] one line\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_daemon_becomes_another_user_after_the_privileged_start()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can become another user");
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);

        var pid = await StartDaemon("--uid", "65534", "--gid", "65533", "echo");

        var status = File.ReadAllLines($"/proc/{pid}/status");
        Assert.Contains("Uid:\t65534\t65534\t65534\t65534", status);
        Assert.Contains("Gid:\t65533\t65533\t65533\t65533", status);
        Assert.DoesNotContain(status, static line => line.StartsWith("CapEff:", StringComparison.Ordinal) && line.AsSpan().TrimEnd('0')[^1] != '\t');
        Assert.All(Directory.GetDirectories($"/proc/{pid}/task"), static thread => Assert.Contains("Uid:\t65534\t65534\t65534\t65534", File.ReadAllLines($"{thread}/status")));
        using var daemon = Process.GetProcessById(pid);
        PosixSignal.Send(pid, PosixSignal.Terminate);
        await WaitForEnd(daemon);
        Assert.EndsWith("[-] the services have stopped\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
        Assert.False(File.Exists(PidFile));
    }

    [SkippableFact]
    public async Task A_user_that_is_not_there_is_exit_code_1()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can become another user");

        AssertComplains(1, "twistd: there is no user 'nobody-of-this-name'", await Run("--uid", "nobody-of-this-name", "echo"));
    }

    [SkippableFact]
    public async Task A_starter_that_is_interrupted_leaves_nothing_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        var starter = StartStarter("trouble", "--when", "pending");
        await Until(() => File.Exists(InFolder("about-to-listen")));
        using var daemon = Process.GetProcessById(ReadPid(PidFile));

        starter.Signal(PosixSignal.Interrupt);

        AssertComplains(130, "twistd: trouble was told to stop before it was up", await starter.WaitForExitAsync());
        await WaitForEnd(daemon);
        Assert.False(File.Exists(PidFile));
    }

    [SkippableFact]
    public async Task A_daemon_can_be_started_through_dotnet()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        var dotnet = RequiredTool.OrSkip("dotnet");
        var command = BuiltProject.Assembly("TrialNet.Twistd", "twistd");

        (await ProcessRun.RunAsync(dotnet, [command, "--plugins", Plugin, "echo"], new ProcessRunOptions { WorkingDirectory = Folder })).MustExitWith(0);

        await AssertEchoes(PortIn(File.ReadAllText(LogFile)));
    }

    [SkippableFact]
    public async Task A_daemon_has_no_descriptor_of_its_starters_parent()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        var shell = RequiredTool.OrSkip("sh");
        var script = $"exec 7>'{InFolder("inherited")}'; exec '{BuiltProject.Executable("TrialNet.Twistd", "twistd")}' --plugins '{Plugin}' echo";

        (await ProcessRun.RunAsync(shell, ["-c", script], new ProcessRunOptions { WorkingDirectory = Folder })).MustExitWith(0);

        var descriptors = Directory.GetFileSystemEntries($"/proc/{ReadPid(PidFile)}/fd").Select(static entry => new FileInfo(entry).LinkTarget);
        Assert.DoesNotContain(InFolder("inherited"), descriptors);
    }

    [SkippableFact]
    public async Task A_daemon_that_is_up_has_let_go_of_the_file_of_its_starters_errors()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "daemons are for Linux");
        var shell = RequiredTool.OrSkip("sh");
        var script = $"exec '{BuiltProject.Executable("TrialNet.Twistd", "twistd")}' --plugins '{Plugin}' echo 2>'{InFolder("errors")}'";

        (await ProcessRun.RunAsync(shell, ["-c", script], new ProcessRunOptions { WorkingDirectory = Folder })).MustExitWith(0);

        var descriptors = Directory.GetFileSystemEntries($"/proc/{ReadPid(PidFile)}/fd").Select(static entry => new FileInfo(entry).LinkTarget);
        Assert.DoesNotContain(InFolder("errors"), descriptors);
    }
}
