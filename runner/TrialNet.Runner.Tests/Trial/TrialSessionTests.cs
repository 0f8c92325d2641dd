using TrialNet.Shared.Terminal;
using TrialNet.Trial;
using TrialNet.Trial.CommandLine;
using TrialNet.Trial.Sessions;
using TrialNet.Trial.Targets;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>Sessions over executables that are only written down; their files are empty, but exist.</summary>
public sealed class TrialSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trial-session-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly CancellationTokenSource _interrupt = new();
    private readonly List<ScriptedHost> _hosts = [];

    public void Dispose()
    {
        _interrupt.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_green_run_is_0_and_gives_everything_back()
    {
        Assert.Equal(ExitCode.Success, Run([Host("a.dll", "Test_1", "Test_2")], "a.dll"));
        Assert.EndsWith("PASSED (successes=2)\n", _output.ToString(), StringComparison.Ordinal);
        Assert.True(_hosts[0].IsDisposed);
        Assert.Equal(Path.Combine(_folder, "temp"), _hosts[0].Plans[0].TempDirectory);
    }

    [Fact]
    public void A_red_run_is_2() => Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_1", "Test_fails")], "a.dll"));

    [Fact]
    public void Several_targets_are_one_run_and_their_counts_add_up()
    {
        Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_1", "Test_2"), Host("b.dll", "Test_fails")], "a.dll", "b.dll"));
        Assert.Contains("Running 3 tests on epoll.", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("FAILED (failures=1, successes=2)\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_named_tests_run()
    {
        Run([Host("a.dll", "Test_1", "Test_2", "Test_fails")], "a.dll", "!C.Test_fails", "!C.Test_2");
        Assert.Equal(["Test_1"], _hosts[0].Plans[0].Tests.Select(test => test.MethodName));
    }

    [Fact]
    public void A_matrix_has_a_verdict_and_a_folder_per_reactor()
    {
        Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_fails_on_select", "Test_1")], "a.dll", "-r=all"));
        Assert.EndsWith(
            "\niocp    not available: this is not Windows\nepoll   PASSED (successes=2)\nselect  FAILED (failures=1, successes=1)\n",
            _output.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(["epoll", "select"], _hosts[0].Plans.Select(plan => Path.GetFileName(plan.TempDirectory)));
    }

    [Fact]
    public void Exitfirst_stops_everything_and_is_13()
    {
        Assert.Equal(
            ExitCode.ExitFirst, Run([Host("a.dll", "Test_1", "Test_2_fails", "Test_3"), Host("b.dll", "Test_4")], "a.dll", "b.dll", "-x", "-r=epoll,select"));
        Assert.Contains("Stopped by --exitfirst: 2 of 4 tests were not run.", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\nepoll   FAILED (failures=1, successes=1)\nselect  not run: stopped by --exitfirst\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_hosts[1].Plans);
    }

    [Fact]
    public void Exitfirst_counts_across_targets()
    {
        Assert.Equal(ExitCode.ExitFirst, Run([Host("a.dll", "Test_1_fails"), Host("b.dll", "Test_2_fails", "Test_3")], "a.dll", "b.dll", "-x=2"));
        Assert.Equal(1, _hosts[1].Plans[0].ExitFirst);
    }

    [Fact]
    public void Exitfirst_that_stopped_nothing_is_a_failure() => Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_1", "Test_2_fails")], "a.dll", "-x"));

    [Fact]
    public void An_interrupted_run_is_3_and_tells_what_it_knows()
    {
        var host = new ScriptedHost("a.dll", "Test_1", "Test_2") { BeforeTest = method => CancelAt(method, "Test_2") };
        Assert.Equal(ExitCode.Aborted, Run([host], "a.dll", "-r=epoll,select"));
        Assert.Contains("Interrupted: 1 of 2 tests were not run.\nRan 1 tests in ", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("epoll   FAILED (successes=1)\nselect  not run: interrupted\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Until_failure_goes_on_until_one()
    {
        var passes = 0;
        var host = new ScriptedHost("a.dll", "Test_1") { BeforeTest = _ => CancelAt(++passes == 4 ? "now" : "", "now") };
        Assert.Equal(ExitCode.Aborted, Run([host], "a.dll", "-u"));
        Assert.Equal([1, 2, 3, 4], host.Plans.Select(plan => plan.Pass));
        Assert.Contains("Test Pass 3\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Until_failure_stops_at_a_failure()
    {
        Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_fails")], "a.dll", "-u"));
        Assert.Single(_hosts[0].Plans);
    }

    [Fact]
    public void Until_failure_stops_after_max_passes_each_with_the_next_seed()
    {
        Assert.Equal(ExitCode.Success, Run([Host("a.dll", "Test_1", "Test_2", "Test_3", "Test_4")], "a.dll", "-u", "--max=3", "--random=7"));
        Assert.Equal([7, 8, 9], _hosts[0].Plans.Select(plan => plan.Seed));
        Assert.Equal(3, _hosts[0].Plans.Select(plan => string.Concat(plan.Tests.Select(test => test.MethodName))).Distinct().Count());
        Assert.Contains("Running tests shuffled with seed 9\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Tests were shuffled: --random=9 repeats their order.\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Repeat_runs_every_pass_each_with_the_next_seed_and_tells_which_failed()
    {
        var passes = 0;
        var host = new ScriptedHost("a.dll", "Test_1_fails_on_epoll") { BeforeTest = _ => passes++ };
        Assert.Equal(ExitCode.Failed, Run([host], "a.dll", "--repeat=3", "--random=7", "-r=epoll,select"));
        Assert.Equal([(1, 7), (1, 7), (2, 8), (2, 8), (3, 9), (3, 9)], host.Plans.Select(plan => (plan.Pass!.Value, plan.Seed!.Value)));
        Assert.EndsWith(
            "PASSED (successes=1)\n\n3 of 3 passes failed: 1, 2, 3\n\nepoll   FAILED (failures=1)\nselect  PASSED (successes=1)\n",
            _output.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Repeat_stops_where_exitfirst_does()
    {
        Assert.Equal(ExitCode.ExitFirst, Run([Host("a.dll", "Test_1_fails", "Test_2")], "a.dll", "--repeat=3", "-x"));
        Assert.Single(_hosts[0].Plans);
    }

    [Fact]
    public void Repeat_stops_where_exitfirst_does_also_at_the_last_test_of_a_pass()
    {
        Assert.Equal(ExitCode.ExitFirst, Run([Host("a.dll", "Test_1", "Test_2_fails")], "a.dll", "--repeat=3", "-x"));
        Assert.Single(_hosts[0].Plans);
        Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_1", "Test_2_fails")], "a.dll", "--repeat=1", "-x"));
    }

    [Fact]
    public void A_session_remembers_what_failed()
    {
        string[] tests = ["Test_1", "Test_2_fails", "Test_3"];
        Run([Host("a.dll", tests)], "a.dll");
        Run([Host("a.dll", tests)], "a.dll", "--failed-first");
        Run([Host("a.dll", tests)], "a.dll", "--last-failed", "--retry=2");
        Assert.Equal(
            ["Test_1 Test_2_fails Test_3", "Test_2_fails Test_1 Test_3", "Test_2_fails"],
            _hosts.Select(host => string.Join(' ', host.Plans[0].Tests.Select(test => test.MethodName))));
        Assert.Equal([0, 0, 2], _hosts.Select(host => host.Plans[0].Retries));
    }

    [Fact]
    public void A_seed_is_drawn_where_none_is_given()
    {
        Run([Host("a.dll", "Test_1")], "a.dll", "-z");
        Assert.NotNull(_hosts[0].Plans[0].Seed);
    }

    [Fact]
    public void Lists_run_nothing_and_show_the_order()
    {
        Assert.Equal(ExitCode.Success, Run([Host("a.dll", "Test_b", "Test_a")], "a.dll", "--list"));
        Assert.Equal("N.C.Test_a\nN.C.Test_b\n", _output.ToString());
        Assert.Empty(_hosts[0].Plans);
        Assert.False(Directory.Exists(Path.Combine(_folder, "temp")));
    }

    [Fact]
    public void A_list_with_a_load_error_is_2_and_does_not_claim_that_it_is_a_test()
    {
        Assert.Equal(ExitCode.Failed, Run([Host("a.dll", "Test_a", "Test_broken")], "a.dll", "--list"));
        Assert.Equal("N.C.Test_a\n", _output.ToString());
        Assert.Equal("trial: 'N.C.Test_broken' cannot be loaded: it is broken\n", _errors.ToString());
    }

    [Fact]
    public void A_list_as_json_has_everything()
    {
        Run([Host("a.dll", "Test_a", "Test_broken")], "a.dll", "--list=json");
        using var json = System.Text.Json.JsonDocument.Parse(_output.ToString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        var tests = json.RootElement.GetProperty("tests").EnumerateArray().ToList();
        Assert.Equal(["N.C.Test_a", "N.C.Test_broken"], tests.Select(test => test.GetProperty("id").GetString()));
        Assert.Equal([null, "it is broken"], tests.Select(test => test.TryGetProperty("loadError", out var error) ? error.GetString() : null));
    }

    [Theory]
    [InlineData("there are no tests in 'a.dll'", ExitCode.NoTests)]
    [InlineData("no test is left of 'a.dll': every one is excluded", ExitCode.NoTests, "!C", "Test_1")]
    [InlineData("no test in 'a.dll' is called 'C.Test_2'; nearest: 'C.Test_1'", ExitCode.BadCommandLine, "::C.Test_2", "Test_1")]
    public void Without_a_test_nothing_is_green(string message, object code, string? name = null, params string[] methods)
    {
        var mistake = Assert.Throws<TrialException>(() => Run([Host("a.dll", methods)], [.. new[] { "a.dll", name }.OfType<string>()]));
        Assert.Equal(message, mistake.Message.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Assert.Equal(code, mistake.Code);
        Assert.True(_hosts[0].IsDisposed);
    }

    [Fact]
    public void A_host_that_breaks_down_still_leaves_a_report()
    {
        var host = new ScriptedHost("a.dll", "Test_1", "Test_2") { BeforeTest = method => BreakAt(method, "Test_2") };
        Assert.Throws<IOException>(() => Run([host], "a.dll"));
        Assert.Contains("Incomplete: 1 of 2 tests were not run.", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("FAILED (successes=1)\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_in_a_file_leaves_the_terminal_its_own()
    {
        var file = Path.Combine(_folder, "report.txt");
        Run([Host("a.dll", "Test_1")], "a.dll", "--reporter=verbose=" + file);
        Assert.Contains("N.C.Test_1 ... [OK]", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("    Test_1 ...  ", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_told_before_anything_runs()
    {
        var mistake = Assert.Throws<TrialException>(() => Run([Host("a.dll", "Test_1")], "a.dll", "--reporter=dots=" + Path.Combine(_folder, "missing", "report.txt")));
        Assert.StartsWith("the report '", mistake.Message, StringComparison.Ordinal);
        Assert.Empty(_hosts[0].Plans);
    }

    [Fact]
    public void A_report_over_the_sessions_own_files_is_told_before_anything_runs()
    {
        var journal = Path.Combine(_folder, "temp", "journal.jsonl");
        var mistake = Assert.Throws<TrialException>(() => Run([Host("a.dll", "Test_1")], "a.dll", "--reporter=dots=" + journal));
        Assert.Equal($"the report '{journal}' would take the place of a file that the session itself writes: give it another name", mistake.Message);
        Assert.Empty(_hosts[0].Plans);
    }

    private ScriptedHost Host(string name, params string[] methods) => new(name, methods);

    private void CancelAt(string method, string at)
    {
        if (method == at)
        {
            _interrupt.Cancel();
        }
    }

    private static void BreakAt(string method, string at)
    {
        if (method == at)
        {
            throw new IOException("the pipe is broken");
        }
    }

    private ExitCode Run(ScriptedHost[] hosts, params string[] arguments)
    {
        _hosts.AddRange(hosts);
        foreach (var host in hosts)
        {
            File.WriteAllText(Path.Combine(_folder, host.Name), "");
        }

        var options = CommandLineParser.Parse(
            [.. arguments.Select(argument => argument.EndsWith(".dll", StringComparison.Ordinal) ? Path.Combine(_folder, argument) : argument), "--temp-directory", Path.Combine(_folder, "temp")]);
        var reactors = ReactorChoice.Of(options.Reactors, NamedReactor.All, NamedReactor.All[0]);
        using var session = new TrialSession(
            options, new TerminalStreams("trial", _output, _errors, Line: null, ShowsColours: false), reactors, new NoBuild(), target => hosts.Single(host => target.File.EndsWith(host.Name, StringComparison.Ordinal)));
        return session.Run(_interrupt.Token);
    }

    private sealed class NoBuild : IProjectBuild
    {
        public string OutputOf(string project, string name, CancellationToken cancellation) => throw new NotSupportedException("no project is named here");
    }
}
