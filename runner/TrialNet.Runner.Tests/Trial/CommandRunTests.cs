using System.Text.Json;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Trial;

/// <summary>The command on the sample suite, as people use it. What it writes about every sample is in the golden runs.</summary>
public sealed class CommandRunTests : IDisposable
{
    private static readonly string Samples = BuiltProject.Executable("TrialNet.Samples", "TrialNet.Samples");

    private readonly TrialCommand _trial = new();

    public void Dispose() => _trial.Dispose();

    [Theory]
    [InlineData(0, "::Verdicts.TestPasses", "PASSED (successes=1)")]
    [InlineData(0, "::Verdicts.TestSkipsItself", "PASSED (skips=1)")]
    [InlineData(0, "::Verdicts.TestTodoFails", "PASSED (expectedFailures=1)")]
    [InlineData(2, "::Verdicts.TestFails", "FAILED (failures=1)")]
    [InlineData(2, "::Verdicts.TestRaisesAnError", "FAILED (errors=1)")]
    [InlineData(2, "::Verdicts.TestTodoPasses", "FAILED (unexpectedSuccesses=1)")]
    [InlineData(2, "::Timeouts.TestNeverFires", "FAILED (timeouts=1)")]
    [InlineData(2, "::LateErrors", "FAILED (successes=1, late=1)")]
    [InlineData(2, "::Unloadable.TestAsyncVoid", "FAILED (errors=1)")]
    public async Task The_exit_code_is_the_verdict(int code, string name, string status) =>
        Assert.EndsWith($"\n{status}\n", (await _trial.Run(Samples, name)).MustExitWith(code).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_dll_is_as_good_as_its_executable() =>
        (await _trial.Run(BuiltProject.Assembly("TrialNet.Samples") + "::Verdicts.TestPasses")).MustExitWith(0);

    [Fact]
    public async Task Names_are_included_and_excluded()
    {
        var output = (await _trial.Run("--list", $"{Samples}::Verdicts,TrialNet.Samples.SetUp*", "!TestPasses", "!Verdicts.TestTodo*")).Output;
        Assert.Equal("", output); // '!TestPasses' names nothing: a method alone is no name
        output = (await _trial.Run("--list", $"{Samples}::Verdicts,TrialNet.Samples.SetUp*", "!Verdicts.TestPasses", "!Verdicts.TestTodo*")).MustExitWith(0).Output;
        Assert.Equal(
            ["SetUpFails.TestIsNotRun", "SetUpSkips.TestIsSkipped", "Verdicts.TestFails", "Verdicts.TestIsSkipped", "Verdicts.TestRaisesAnError", "Verdicts.TestSkipsItself"],
            Lines(output).Select(id => id["TrialNet.Samples.".Length..]));
    }

    [Fact]
    public async Task Tags_choose_and_leave_out()
    {
        var slow = Lines((await _trial.Run("--list", $"{Samples}::tag:slow")).MustExitWith(0).Output).ToList();
        Assert.NotEmpty(slow);
        Assert.All(slow, id => Assert.StartsWith("TrialNet.Samples.Timeouts.", id, StringComparison.Ordinal));

        var rest = (await _trial.Run("--list", $"{Samples}::Timeouts,tag:gr*", "!tag:slow")).MustExitWith(0).Output;
        Assert.Equal("TrialNet.Samples.Verdicts.TestTodoFails\n", rest);

        var unknown = (await _trial.Run(Samples, "tag:slaw")).MustExitWith(5).Error;
        Assert.Equal($"trial: no test in '{Samples}' has 'tag:slaw'; nearest: 'tag:slow'\n", unknown);
    }

    [Fact]
    public async Task An_unknown_name_is_told_with_the_nearest_and_nothing_runs()
    {
        var result = (await _trial.Run($"{Samples}::Verdict.TestFails")).MustExitWith(5);
        Assert.Equal($"trial: no test in '{Samples}' is called 'Verdict.TestFails'; nearest: 'Verdicts.TestFails'\n", result.Error);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_class_without_tests_is_8() =>
        Assert.Equal("trial: the class 'Guest' has no tests\n", (await _trial.Run($"{Samples}::Guest")).MustExitWith(8).Error);

    [Fact]
    public async Task A_list_runs_nothing_and_shows_what_cannot_be_loaded()
    {
        var result = (await _trial.Run("--list", Samples)).MustExitWith(2);
        Assert.Contains("TrialNet.Samples.Verdicts.TestFails", Lines(result.Output));
        Assert.DoesNotContain("TestAsyncVoid", result.Output, StringComparison.Ordinal);
        Assert.Contains("trial: 'TrialNet.Samples.Unloadable.TestAsyncVoid' cannot be loaded: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_trial.Folder));
    }

    [Fact]
    public async Task A_list_as_json_tells_where_tests_are()
    {
        using var json = JsonDocument.Parse((await _trial.Run("--list=json", $"{Samples}::Verdicts.TestFails")).MustExitWith(0).Output);
        using var schema = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Combine("runner", "schemas", "trial-list.schema.json")));
        Assert.Empty(SchemaCheck.Faults(json.RootElement, schema.RootElement));
        var test = Assert.Single(json.RootElement.GetProperty("tests").EnumerateArray());
        Assert.Equal("TrialNet.Samples.Verdicts.TestFails", test.GetProperty("id").GetString());
        Assert.Equal(RepositoryRoot.Combine("fixtures", "TrialNet.Samples", "Verdicts.cs"), test.GetProperty("file").GetString());
        Assert.True(test.GetProperty("line").GetInt32() > 1);
    }

    [Fact]
    public async Task A_seed_repeats_an_order_and_the_list_shows_it()
    {
        string[] arguments = ["--random=7", "--reporter=verbose", $"{Samples}::Verdicts"];
        var (first, second) = ((await _trial.Run(arguments)).MustExitWith(2), (await _trial.Run(arguments)).MustExitWith(2));
        var order = Ids(first.Output).ToList();
        Assert.Equal(9, order.Count);
        Assert.NotEqual(order.Order(StringComparer.Ordinal), order);
        Assert.Equal(order, Ids(second.Output));
        Assert.Equal(order, Lines((await _trial.Run("--random=7", "--list", $"{Samples}::Verdicts")).Output));
        Assert.Contains("Running tests shuffled with seed 7\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("Tests were shuffled: --random=7 repeats their order.\n", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_order_is_that_of_the_file()
    {
        var output = (await _trial.Run("--order=source", "--list", $"{Samples}::Verdicts")).MustExitWith(0).Output;
        Assert.StartsWith("TrialNet.Samples.Verdicts.TestPasses\nTrialNet.Samples.Verdicts.TestFails\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exitfirst_is_13()
    {
        var result = (await _trial.Run("-x", $"{Samples}::Verdicts")).MustExitWith(13);
        Assert.Contains("Stopped by --exitfirst: 8 of 9 tests were not run.\nRan 1 tests in ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_failure_counts_its_passes()
    {
        var result = (await _trial.Run("-u", "--max=3", "--random=5", $"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
        Assert.Equal(["Test Pass 1", "Test Pass 2", "Test Pass 3"], Lines(result.Output).Where(line => line.StartsWith("Test Pass", StringComparison.Ordinal)));
        Assert.Contains("--random=7 repeats", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_reactors_get_a_verdict_each()
    {
        var result = (await _trial.Run("-r", "all", $"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
        foreach (var reactor in TrialNet.Reactor.Reactors.All)
        {
            var verdict = Assert.Single(Lines(result.Output), line => line.StartsWith(reactor.Name + " ", StringComparison.Ordinal));
            Assert.EndsWith(reactor.WhyUnavailable is { } reason ? "not available: " + reason : " PASSED (successes=1)", verdict, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_workers_share_the_tests_and_lose_none()
    {
        string[] arguments = [$"{Samples}::Verdicts,ReturnTypes,Timeouts,NeedsSupervisor.TestExits,NeedsSupervisor.TestBlocks", "--reporter=verbose"];
        var (one, two) = ((await _trial.Run(arguments)).MustExitWith(2), (await _trial.Run([.. arguments, "-j", "2"])).MustExitWith(2));
        Assert.Equal(Lines(one.Output)[^1], Lines(two.Output)[^1]);
        Assert.Equal(Ids(one.Output).Order(StringComparer.Ordinal), Ids(two.Output).Order(StringComparer.Ordinal));
        Assert.True(Directory.Exists(Path.Combine(_trial.Folder, "_trial_temp", "1")));
    }

    [Fact]
    public async Task A_timeout_of_the_command_line_wins()
    {
        var result = (await _trial.Run("--timeout=0.1", $"{Samples}::Outputs.TestWritesAndWaits")).MustExitWith(2);
        Assert.Contains("TestWritesAndWaits did not end within 0.1 s", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_reporters_write_at_once()
    {
        var result = (await _trial.Run("--reporter=verbose=v.txt", "--reporter=summary=s.txt", "--reporter=dots", $"{Samples}::Verdicts.TestPasses")).MustExitWith(0);
        Assert.Contains("\n.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("TestPasses ... [OK] (", File.ReadAllText(Path.Combine(_trial.Folder, "v.txt")), StringComparison.Ordinal);
        Assert.StartsWith("Ran 1 tests in ", File.ReadAllText(Path.Combine(_trial.Folder, "s.txt")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_report_that_is_lost_is_told_and_no_run_is_green_without_it()
    {
        Skip.IfNot(File.Exists("/dev/full"), "needs a device that is always full");
        var result = (await _trial.Run("--reporter=verbose=/dev/full", $"{Samples}::Verdicts.TestPasses")).MustExitWith(10);
        Assert.StartsWith("trial: the reporter 'verbose' failed and is switched off; the run goes on. ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("PASSED (successes=1)\n", result.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_output_that_is_lost_is_told()
    {
        Skip.IfNot(File.Exists("/dev/full"), "needs a device that is always full");
        var trial = BuiltProject.Executable("TrialNet.Trial", "trial");
        var result = (await ProcessRun.RunAsync("sh", ["-c", $"exec '{trial}' --help >/dev/full"])).MustExitWith(10);
        Assert.StartsWith("trial: the output cannot be written: ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--color=always", true)]
    [InlineData("--color=never", false)]
    [InlineData("--color=auto", false)] // nobody watches
    public async Task Colours_are_for_those_who_see_them(string option, bool coloured) =>
        Assert.Equal(coloured, (await _trial.Run(option, $"{Samples}::Verdicts.TestPasses")).Output.Contains('\u001b', StringComparison.Ordinal));

    // Of a verbose report, in the order of its lines.
    private static IEnumerable<string> Ids(string report) =>
        Lines(report).Where(line => line.Contains(" ... [", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
