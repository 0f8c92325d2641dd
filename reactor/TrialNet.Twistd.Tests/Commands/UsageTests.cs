namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Help, and command lines that make no sense.</summary>
public sealed class UsageTests : TwistdTest
{
    [Fact]
    public async Task Help_lists_the_services_that_were_found()
    {
        var result = await Run("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.Contains("  echo     Sends back what it gets.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  trouble  Goes wrong.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("--nodaemon", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_help_is_an_error()
    {
        var (asked, nothing) = (await Run("--help"), await Run());

        Assert.Equal(2, nothing.ExitCode);
        Assert.Equal("", nothing.Output);
        Assert.Equal(asked.Output, nothing.Error);
    }

    [Fact]
    public async Task Help_without_services_says_where_it_looked()
    {
        var result = await RunBare("--help");

        Assert.Contains("none was found in: no place at all; see --plugins\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_has_a_help_of_its_own()
    {
        var result = await Run("echo", "--port", "1", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("usage: twistd [options] echo [service options]\n\nSends back what it gets.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  -p, --port N                    port to listen on (default 0)\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("      --word WORD                 a word to print; repeatable\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("      --loud                      print in capital letters\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        Assert.Matches(@"^twistd \d+\.\d+\.\d+\S* \(\.NET \S+\)\n$", (await RunBare("--version")).Output);
    }

    [Theory]
    [InlineData("twistd: unknown service 'ecko'; did you mean 'echo'?", "ecko")]
    [InlineData("twistd: unknown service 'xyzzy'; there are: broken, echo, trouble", "xyzzy")]
    [InlineData("twistd: unknown option '--nodeamon'; did you mean '--nodaemon'?", "--nodeamon", "echo")]
    [InlineData("twistd: echo: unknown option '--prot'; did you mean '--port'?", "echo", "--prot", "1")]
    [InlineData("twistd: echo: option '--port' needs a value: --port N", "echo", "--port")]
    [InlineData("twistd: echo: option '--loud' takes no value, but was given 'x'", "echo", "--loud=x")]
    [InlineData("twistd: echo: 'poem' is not an option, and there are only options", "echo", "poem")]
    [InlineData("twistd: echo: --port must be a number from 0 to 65535, not 'x'", "echo", "--port", "x")]
    [InlineData("twistd: reactor 'simulated' has no network that anybody could reach", "--reactor", "simulated", "echo")]
    [InlineData("twistd: option '--umask' needs an octal number from 0 to 0777, but was given '088'", "--umask", "088", "echo")]
    [InlineData("twistd: --syslog and --logfile exclude each other: one log at a time", "--syslog", "--logfile", "x", "echo")]
    [InlineData("twistd: service 'echo' and --application exclude each other: one program at a time", "--application", "x.dll", "echo")]
    public async Task A_bad_command_line_is_one_line_and_exit_code_2(string line, params string[] arguments)
    {
        AssertComplains(2, line, await Run(arguments));
        AssertComplains(2, line, await Run(["--nodaemon", .. arguments]));
        Assert.Empty(Directory.GetFiles(Folder, "*.pid"));
    }

    [Fact]
    public async Task A_daemon_has_no_standard_output()
    {
        AssertComplains(2, "twistd: a daemon has no standard output: --logfile - goes with --nodaemon", await Run("--logfile", "-", "echo"));
    }
}
