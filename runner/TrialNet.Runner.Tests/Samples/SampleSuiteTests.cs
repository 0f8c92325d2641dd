using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The sample suite, run by its own executable as a person or a CI pipeline would.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class SampleSuiteTests
{
    private const string Passing = "TrialNet.Samples.Verdicts.TestPasses";
    private const string Waiting = "TrialNet.Samples.Outputs.TestWritesAndWaits";

    [Fact]
    public async Task A_green_run_exits_with_0() => (await SampleSuite.RunAsync("--filter-uid", Passing)).MustExitWith(0);

    [Theory]
    [InlineData("TrialNet.Samples.Verdicts.TestFails", "the seventh line does not rhyme\n    at TrialNet.Samples.Verdicts.TestFails() in ")]
    [InlineData("TrialNet.Samples.Unloadable.TestIterator", "Cannot be loaded: TestIterator returns IEnumerable<Int32>")]
    [InlineData("TrialNet.Samples.LeftBehind.TestTimer", "left a timer behind")]
    [InlineData("TrialNet.Samples.NeedsSupervisor.TestBlocks", "TestBlocks")]
    public async Task A_red_run_exits_with_2_and_says_what_went_wrong(string test, string expected)
    {
        var run = (await SampleSuite.RunAsync("--filter-uid", test)).MustExitWith(2);

        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_run_exits_with_8() => (await SampleSuite.RunAsync("--treenode-filter", "/*/*/Verses/*")).MustExitWith(8);

    [Fact]
    public async Task An_unknown_reactor_exits_with_5_and_the_choice()
    {
        var run = (await SampleSuite.RunAsync("--reactor", "perpetuum-mobile")).MustExitWith(5);

        Assert.Contains("there is no reactor 'perpetuum-mobile': choose one of epoll, ", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reactors_can_be_chosen() =>
        (await SampleSuite.RunAsync("--reactor", "select", "--treenode-filter", "/*/*/ReturnTypes/(!*Fails)")).MustExitWith(0);

    [Theory]
    [InlineData("--threads", "3")]
    [InlineData("--reactor", "simulated", "--schedules", "3", "--seed", "5")]
    public async Task Threads_and_schedules_do_without_a_supervisor(params string[] options) =>
        (await SampleSuite.RunAsync(["--treenode-filter", "/*/*/ReturnTypes/(!*Fails)", .. options])).MustExitWith(0);

    [Theory]
    [InlineData("Option '--isolate' has invalid arguments: here all tests share one process: the trial command gives each, or each class, one of its own", "--isolate", "test")]
    [InlineData("Option '--shard' has invalid arguments: a part and their number are written like 1/3, not '3/1'", "--shard", "3/1")]
    [InlineData("--schedules is about simulations: it goes with --reactor simulated", "--schedules", "3")]
    public async Task What_is_not_to_be_had_exits_with_5_and_a_line(string message, params string[] options)
    {
        var run = (await SampleSuite.RunAsync(options)).MustExitWith(5);

        Assert.Contains(message, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listing_names_every_test_and_runs_none()
    {
        var run = (await SampleSuite.RunAsync("--list-tests")).MustExitWith(0);

        Assert.Contains($"\n  {Passing}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  TrialNet.Samples.NeedsSupervisor.TestExits\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_among_the_files_that_a_run_leaves()
    {
        var folder = Directory.CreateTempSubdirectory("trialnet-log-");
        try
        {
            var run = (await SampleSuite.RunAsync("--filter-uid", Passing, "--temp-directory", folder.FullName)).MustExitWith(0);
            Assert.Contains($"- {Path.Combine(folder.FullName, "test.log")}\n", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Tags_are_traits_of_tree_filters()
    {
        var slow = (await SampleSuite.RunAsync("--list-tests", "--treenode-filter", "/**[tag=slow]")).MustExitWith(0).Output;
        var syllables = (await SampleSuite.RunAsync("--list-tests", "--treenode-filter", "/*/*/(Timeouts|Verdicts)/*[(tag!=slow)&(tag=syllables)]")).MustExitWith(0).Output;

        Assert.All(Ids(slow), id => Assert.StartsWith("TrialNet.Samples.Timeouts.", id, StringComparison.Ordinal));
        Assert.NotEmpty(Ids(slow));
        Assert.Equal(["TrialNet.Samples.Verdicts.TestTodoFails"], Ids(syllables));

        static List<string> Ids(string list) =>
            [.. list.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("TrialNet.Samples.", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Listing_as_json_tells_where_tests_are()
    {
        var run = (await SampleSuite.RunAsync("--list-tests", "json")).MustExitWith(0);

        Assert.Contains($"\"{Passing}\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("Verdicts.cs", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_tests_exit_with_9() =>
        (await SampleSuite.RunAsync("--filter-uid", Passing, "--minimum-expected-tests", "2")).MustExitWith(9);

    [Fact]
    public async Task Failures_may_be_limited()
    {
        var run = (await SampleSuite.RunAsync("--treenode-filter", "/*/*/TearDownFails/*", "--maximum-failed-tests", "1")).MustExitWith(13);

        Assert.Contains("failed: 1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_test_that_runs_and_exits_with_3()
    {
        using var run = ProcessRun.Start(SampleSuite.Executable, ["--filter-uid", Waiting, "--test-timeout", "60"]);
        await run.WaitForLineAsync("waiting");

        run.Signal(PosixSignal.Interrupt);

        var result = (await run.WaitForExitAsync()).MustExitWith(3);
        Assert.Contains("Aborted", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trx_report_has_every_test_with_its_outcome_and_reason()
    {
        var (process, tests) = await SampleSuite.ReportAsync("--treenode-filter", SampleSuite.WithoutSupervisor);

        process.MustExitWith(2);
        Assert.Equal("Passed", tests[Passing].Single().Outcome);
        Assert.Equal(("Failed", true), Entry("Verdicts.TestRaisesAnError", "System.InvalidOperationException: the ink ran dry"));
        Assert.Equal(("Failed", true), Entry("Timeouts.TestNeverFires", "TestNeverFires"));
        Assert.Equal(("NotExecuted", true), Entry("Verdicts.TestIsSkipped", "written by moonlight only"));
        Assert.Equal(("NotExecuted", true), Entry("Verdicts.TestTodoFails", "eleven syllables"));
        Assert.Equal(["Passed", "Failed"], tests["TrialNet.Samples.LateErrors.TestFirst"].Select(entry => entry.Outcome));
        Assert.Equal("Passed", tests["TrialNet.Samples.LateErrors.TestSecond"].Single().Outcome);

        (string Outcome, bool HasText) Entry(string name, string text)
        {
            var (outcome, whole) = tests["TrialNet.Samples." + name].Single();
            return (outcome, whole.Contains(text, StringComparison.Ordinal));
        }
    }
}
