using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.TestingPlatform;

public sealed class TrialTestFrameworkTests
{
    private static readonly TestDescriptor Passed = Sample.Test("TestPassed");
    private static readonly TestDescriptor Failed = Sample.Test("TestFailed");
    private static readonly TestDescriptor Error = Sample.Test("TestError");
    private static readonly TestDescriptor Skipped = Sample.Test("TestSkipped");
    private static readonly TestDescriptor Elsewhere = Sample.Test("TestPassed", "Rhymes", "Prose");

    [Fact]
    public async Task A_green_run_exits_with_0_and_each_test_is_in_progress_first()
    {
        var run = await PlatformRun.Of(new ScriptedEngine(Passed, Skipped));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["Verse.Poems.TestPassed InProgress", "Verse.Poems.TestPassed Passed", "Verse.Poems.TestSkipped InProgress", "Verse.Poems.TestSkipped Skipped"],
            run.Nodes.Select(node => $"{node.Uid.Value} {StateOf(node)}"));
    }

    [Fact]
    public async Task Tests_run_on_a_thread_of_their_own_in_the_background()
    {
        var engine = new ScriptedEngine(Passed);

        await PlatformRun.Of(engine);

        Assert.Equal(("TrialNet tests", true, false), engine.Thread);
    }

    [Theory]
    [InlineData(Verdict.Failed)]
    [InlineData(Verdict.Error)]
    [InlineData(Verdict.TimedOut)]
    [InlineData(Verdict.UnexpectedSuccess)]
    [InlineData(Verdict.Late)]
    public async Task A_red_verdict_exits_with_2(Verdict verdict) =>
        Assert.Equal(2, (await PlatformRun.Of(new ScriptedEngine(Passed, Sample.Test("Test" + verdict)))).ExitCode);

    [Fact]
    public async Task An_expected_failure_is_green() =>
        Assert.Equal(0, (await PlatformRun.Of(new ScriptedEngine(Sample.Test("TestExpectedFailure")))).ExitCode);

    [Fact]
    public async Task No_tests_exit_with_8() => Assert.Equal(8, (await PlatformRun.Of(new ScriptedEngine())).ExitCode);

    [Fact]
    public async Task Listing_runs_nothing()
    {
        var engine = new ScriptedEngine(Passed, Failed);

        Assert.Equal(0, (await PlatformRun.Of(engine, "--list-tests")).ExitCode);
        Assert.Null(engine.Plan);
    }

    [Fact]
    public async Task Uids_choose_tests() =>
        Assert.Equal(
            [Elsewhere.Id, Passed.Id],
            (await PlatformRun.Of(new ScriptedEngine(Passed, Failed, Elsewhere), "--filter-uid", Passed.Id, "--filter-uid", Elsewhere.Id)).Finished);

    [Theory]
    [InlineData("/*/Verse/*/*", new[] { "Verse.Poems.TestFailed", "Verse.Poems.TestPassed" })]
    [InlineData("/*/*/Rhymes/**", new[] { "Prose.Rhymes.TestPassed" })]
    [InlineData("/TrialNet.Runner.Tests/*/*/TestPassed", new[] { "Prose.Rhymes.TestPassed", "Verse.Poems.TestPassed" })]
    [InlineData("/**", new[] { "Prose.Rhymes.TestPassed", "Verse.Poems.TestFailed", "Verse.Poems.TestPassed" })]
    public async Task Trees_choose_tests(string filter, string[] expected) =>
        Assert.Equal(expected, (await PlatformRun.Of(new ScriptedEngine(Passed, Failed, Elsewhere), "--treenode-filter", filter)).Finished);

    [Fact]
    public async Task A_slash_in_arguments_is_no_level_of_the_tree()
    {
        var test = Passed with { Id = "Verse.Poems.TestPassed(\"a/b\")" };

        Assert.Equal([test.Id], (await PlatformRun.Of(new ScriptedEngine(test), "--treenode-filter", "/*/*/*/*")).Finished);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_exits_with_8() =>
        Assert.Equal(8, (await PlatformRun.Of(new ScriptedEngine(Passed), "--filter-uid", "Verse.Poems.TestPasssed")).ExitCode);

    [Fact]
    public async Task The_number_of_failures_may_be_limited_exactly()
    {
        var run = await PlatformRun.Of(new ScriptedEngine(Passed, Failed, Error, Elsewhere), "--maximum-failed-tests", "1");

        Assert.Equal([Elsewhere.Id, Error.Id], run.Finished);
        Assert.Equal(13, run.ExitCode);
    }

    [Fact]
    public async Task Fewer_tests_than_the_minimum_exit_with_9() =>
        Assert.Equal(9, (await PlatformRun.Of(new ScriptedEngine(Passed), "--minimum-expected-tests", "2")).ExitCode);

    [Fact]
    public async Task Options_reach_the_plan()
    {
        var engine = new ScriptedEngine(Passed);

        await PlatformRun.Of(engine, "--reactor", "poll", "--test-timeout", "0.5", "--temp-directory", "here");

        Assert.Equal(("poll", TimeSpan.FromSeconds(0.5), "here"), (engine.Plan!.Reactor, engine.Plan.Timeout, engine.Plan.TempDirectory));
    }

    [Fact]
    public async Task Simulations_and_threads_reach_the_run()
    {
        var engine = new ScriptedEngine(Passed);

        var run = await PlatformRun.Of(engine, "--reactor", "simulated", "--schedules", "20", "--seed", "7", "--network", "Hostile", "--threads", "3");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(new SimulationPlan(7, 20, "hostile"), engine.Plan!.Simulation);
        Assert.Equal(3, engine.Threads);
    }

    [Fact]
    public async Task Parts_have_each_test_once_and_are_those_of_the_trial_command()
    {
        var tests = Enumerable.Range(0, 20).Select(i => Sample.Test("TestPassed", $"Poems{i}")).ToArray();
        var parts = new List<string>();
        for (var part = 1; part <= 3; part++)
        {
            var run = await PlatformRun.Of(new ScriptedEngine(tests), "--shard", $"{part}/3");
            Assert.All(run.Finished, id => Assert.True(Shard.Parse($"{part}/3")!.Has("TrialNet.Runner.Tests", tests.Single(test => test.Id == id))));
            parts.AddRange(run.Finished);
        }

        Assert.Equal(tests.Select(test => test.Id).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tests_run_in_the_order_of_their_names_on_the_default_reactor()
    {
        var engine = new ScriptedEngine(Passed, Elsewhere, Failed);

        await PlatformRun.Of(engine);

        Assert.Equal([Elsewhere, Failed, Passed], engine.Plan!.Tests);
        Assert.Equal(("select", null, null), (engine.Plan.Reactor, engine.Plan.Seed, engine.Plan.ExitFirst));
    }

    [Fact]
    public async Task A_seed_shuffles_them_the_same_way_each_time()
    {
        var tests = Enumerable.Range(0, 8).Select(i => Sample.Test("TestPassed", $"Poems{i}")).ToArray();
        var (first, second) = (new ScriptedEngine(tests), new ScriptedEngine(tests));

        await PlatformRun.Of(first, "--random", "7");
        await PlatformRun.Of(second, "--random", "7");

        Assert.Equal(7, first.Plan!.Seed);
        Assert.Equal(first.Plan.Tests, second.Plan!.Tests);
        Assert.NotEqual(tests, first.Plan.Tests);
    }

    [Fact]
    public async Task A_seed_is_found_when_none_is_given()
    {
        var engine = new ScriptedEngine(Passed);

        await PlatformRun.Of(engine, "--random");

        Assert.NotNull(engine.Plan!.Seed);
    }

    [Theory]
    [InlineData("--reactor", "uring")]
    [InlineData("--test-timeout", "soon")]
    [InlineData("--no-such-option", "1")]
    [InlineData("--isolate", "test")]
    [InlineData("--schedules", "5")]
    [InlineData("--network", "lan")]
    public async Task A_bad_command_line_exits_with_5_and_runs_nothing(string option, string argument)
    {
        var engine = new ScriptedEngine(Passed);

        Assert.Equal(5, (await PlatformRun.Of(engine, option, argument)).ExitCode);
        Assert.Null(engine.Plan);
    }

    [Fact]
    public async Task A_runner_that_breaks_down_exits_with_10_and_keeps_the_results()
    {
        var run = await PlatformRun.Of(new ScriptedEngine(Passed, Failed) { Breakdown = new InvalidOperationException("no more paper") });

        Assert.Equal(10, run.ExitCode);
        Assert.Equal([Failed.Id], run.Finished);
    }

    private static string StateOf(TestNode node) => node.Properties.Single<TestNodeStateProperty>().GetType().Name.Replace("TestNodeStateProperty", "", StringComparison.Ordinal);
}
