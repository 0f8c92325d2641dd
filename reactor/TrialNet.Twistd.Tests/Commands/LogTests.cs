using System.Runtime.Versioning;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Where the log goes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LogTests : TwistdTest
{
    // Its name stands in no list of .NET's; this is Linux's number.
    private const int UserSignal = 10;
    private const int Hangup = 1;

    [SkippableTheory]
    [InlineData(UserSignal)]
    [InlineData(Hangup)]
    public async Task A_signal_opens_the_log_anew(int signal)
    {
        var pid = await StartDaemon("echo");
        File.Move(LogFile, InFolder("moved"));

        PosixSignal.Send(pid, signal);

        await Until(() => File.Exists(LogFile) && ReadShared(LogFile).EndsWith("[-] log opened anew\n", StringComparison.Ordinal));
        Assert.EndsWith("[-] the services are up\n", File.ReadAllText(InFolder("moved")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_log_goes_on_behind_what_is_there()
    {
        File.WriteAllText(LogFile, "what was there\n");

        await StartDaemon("echo");

        Assert.StartsWith("what was there\n20", ReadShared(LogFile), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_log_begins_anew_at_a_size()
    {
        await StartDaemon("--log-size", "100", "--log-keep", "2", "echo");

        Assert.EndsWith("[-] the services are up\n", ReadShared(LogFile), StringComparison.Ordinal);
        Assert.True(File.Exists(LogFile + ".2"));
        Assert.False(File.Exists(LogFile + ".3"));
    }

    [SkippableFact]
    public async Task In_the_foreground_a_log_file_takes_what_services_print()
    {
        var run = Start("--logfile", "log", "echo", "--word", "printed");
        await Until(() => File.Exists(InFolder("log")) && ReadShared(InFolder("log")).EndsWith("[-] the services are up\n", StringComparison.Ordinal));

        run.Signal(PosixSignal.Terminate);

        Assert.Equal("", (await run.WaitForExitAsync()).MustExitWith(0).Output);
        Assert.Contains("[-] printed\n", File.ReadAllText(InFolder("log")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task In_the_foreground_without_a_file_SIGHUP_stops()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no such signals");
        var run = await StartUp("echo");

        run.Signal(Hangup);

        (await run.WaitForExitAsync()).MustExitWith(0);
    }

    [SkippableFact]
    public async Task The_systems_log_gets_lines_with_priority_time_name_and_pid()
    {
        using var peer = new DatagramPeer(InFolder("log"), Patience);

        var pid = await StartDaemon("--syslog", "--syslog-socket", InFolder("log"), "--syslog-facility", "local3", "--prefix", "poems", "trouble", "--when", "stop");

        // Facility 19 and severity 6; the day is two places wide.
        Assert.Matches(@"^<158>[A-Z][a-z]{2} [ 123]\d \d\d:\d\d:\d\d poems\[" + pid + @"\]: twistd .* starts trouble with PID " + pid + "$", await peer.Next());
        await peer.Next("]: the services are up");
        PosixSignal.Send(pid, PosixSignal.Terminate);
        Assert.StartsWith("<155>", await peer.Next("ERROR Stopping"), StringComparison.Ordinal);
        Assert.StartsWith("<155>", await peer.Next("   at "), StringComparison.Ordinal);
        await peer.Next("]: the services have stopped");
    }

    [SkippableFact]
    public async Task The_systems_log_is_the_services_name_unless_told_otherwise()
    {
        using var peer = new DatagramPeer(InFolder("log"), Patience);

        var pid = await StartDaemon("--syslog", "--syslog-socket", InFolder("log"), "echo");

        Assert.Matches($@"^<30>.* echo\[{pid}\]: ", await peer.Next());
    }

    [Fact]
    public async Task A_system_without_a_log_is_exit_code_1()
    {
        var result = await Run("--nodaemon", "--syslog", "--syslog-socket", InFolder("nowhere"), "echo");

        Assert.StartsWith($"twistd: cannot reach the system's log at '{InFolder("nowhere")}': ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        AssertComplains(
            2,
            "twistd: unknown facility 'local9'; nearest: 'local0', 'local1', 'local2'; there are: kern, user, mail, daemon, auth, syslog, lpr, news, uucp, cron, " +
            "authpriv, ftp, ntp, audit, alert, clock, local0, local1, local2, local3, local4, local5, local6, local7",
            await Run("--nodaemon", "--syslog", "--syslog-facility", "local9", "echo"));
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
