using System.Reflection;
using Microsoft.Testing.Extensions.TrxReport.Abstractions;
using Microsoft.Testing.Platform.Extensions.Messages;
using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Nodes;

namespace TrialNet.Runner.Tests.TestingPlatform;

public sealed class TestNodesTests
{
    private static readonly Func<IReadOnlyList<TestDescriptor>> Nowhere = () => [];

    private readonly TestNodes _nodes = NodesOf(Nowhere);

    [Fact]
    public void A_test_is_known_by_its_id()
    {
        var node = _nodes.Discovered(Sample.Test());

        Assert.Equal("Verse.Poems.TestOne", node.Uid.Value);
        Assert.Equal("Verse.Poems.TestOne", node.DisplayName);
        Assert.IsType<DiscoveredTestNodeStateProperty>(State(node));
    }

    [Fact]
    public void A_test_that_starts_is_in_progress() =>
        Assert.IsType<InProgressTestNodeStateProperty>(State(_nodes.Of(new TestStarted(Sample.Test()))));

    [Fact]
    public void A_pass_is_a_pass_and_took_its_time()
    {
        var node = Finished(Sample.Result(Verdict.Passed));

        Assert.IsType<PassedTestNodeStateProperty>(State(node));
        var timing = node.Properties.Single<TimingProperty>().GlobalTiming;
        Assert.Equal((Sample.Noon, Sample.Noon.AddSeconds(1.5), TimeSpan.FromSeconds(1.5)), (timing.StartTime, timing.EndTime, timing.Duration));
    }

    [Fact]
    public void The_parts_of_a_test_s_life_are_steps()
    {
        var result = Sample.Result(Verdict.Passed) with
        {
            Steps =
            [
                new TestStep(ProblemSource.SetUp, "SetUp", TimeSpan.Zero, TimeSpan.FromSeconds(0.5)),
                new TestStep(ProblemSource.Test, "TestOne", TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)),
            ],
        };

        var steps = Finished(result).Properties.Single<TimingProperty>().StepTimings;

        Assert.Equal(
            [("SetUp", "SetUp", 0, 0.5), ("Test", "TestOne", 0.5, 1)],
            steps.Select(step => (step.Id, step.Description, (step.Timing.StartTime - Sample.Noon).TotalSeconds, step.Timing.Duration.TotalSeconds)));
    }

    [Fact]
    public void What_an_assertion_compared_is_there_for_those_who_show_it_side_by_side()
    {
        var problem = Sample.Problem(kind: Verdict.Failed) with { Expected = "3", Actual = "4" };

        var compared = Finished(Sample.Result(Verdict.Failed, null, problem)).Properties.Single<AssertionFailureProperty>();

        Assert.Equal(("3", "4"), (compared.Expected, compared.Actual));
        Assert.False(Finished(Sample.Result(Verdict.Failed, null, Sample.Problem())).Properties.Any<AssertionFailureProperty>());
    }

    [Fact]
    public void A_flaky_test_has_passed_and_a_trx_report_tells_what_went_wrong_before()
    {
        var result = Sample.Result(Verdict.Flaky, null, Sample.Problem(type: null)) with { Attempts = 2 };

        Assert.IsType<PassedTestNodeStateProperty>(State(Finished(result)));
        var properties = NodesOf(Nowhere, withTrx: true).Of(new TestFinished(result))!.Properties;
        Assert.Equal("Flaky: it went well on attempt 2, after: no ink", Assert.Single(properties.Single<TrxMessagesProperty>().Messages).Message);
    }

    [Theory]
    [InlineData(Verdict.Failed)]
    [InlineData(Verdict.Error)]
    [InlineData(Verdict.Late)]
    public void What_went_wrong_is_a_failure_with_message_and_stack_trace(Verdict verdict)
    {
        var state = Assert.IsType<FailedTestNodeStateProperty>(State(Finished(Sample.Result(verdict, null, Sample.Problem(stack: "   at A()")))));

        Assert.Equal("System.InvalidOperationException: no ink", state.Explanation);
        Assert.Equal("   at A()", state.Exception!.StackTrace);
        Assert.Equal("System.InvalidOperationException: no ink\n   at A()", state.Exception.ToString());
    }

    [Fact]
    public void A_timeout_says_how_long_the_test_could_have_taken()
    {
        var problem = Sample.Problem(kind: Verdict.TimedOut, type: null, message: "still running at 120 s");

        var state = Assert.IsType<TimeoutTestNodeStateProperty>(State(Finished(Sample.Result(Verdict.TimedOut, null, problem))));

        Assert.Equal("still running at 120 s", state.Explanation);
        Assert.Equal(TimeSpan.FromSeconds(120), state.Timeout);
    }

    [Fact]
    public void A_skip_says_why() =>
        Assert.Equal("no quill", Assert.IsType<SkippedTestNodeStateProperty>(State(Finished(Sample.Result(Verdict.Skipped, "no quill")))).Explanation);

    [Fact]
    public void An_expected_failure_is_a_skip_that_says_what_failed() =>
        Assert.Equal(
            "todo: buy ink (expected failure: System.InvalidOperationException: no ink)",
            Assert.IsType<SkippedTestNodeStateProperty>(State(Finished(Sample.Result(Verdict.ExpectedFailure, "buy ink", Sample.Problem())))).Explanation);

    [Fact]
    public void An_unexpected_success_is_a_failure() =>
        Assert.Equal(
            "Unexpected success: it passed, so the mark as todo is out of date: buy ink",
            Assert.IsType<FailedTestNodeStateProperty>(State(Finished(Sample.Result(Verdict.UnexpectedSuccess, "buy ink")))).Explanation);

    [Fact]
    public void What_comes_late_turns_the_node_of_its_test_red()
    {
        Finished(Sample.Result(Verdict.Passed));

        var node = _nodes.Of(new TestCameLate("Verse.Poems.TestOne", Sample.Problem(ProblemSource.Late)))!;

        Assert.Equal("Verse.Poems.TestOne", node.Uid.Value);
        Assert.Equal(
            "After its verdict: System.InvalidOperationException: no ink",
            Assert.IsType<FailedTestNodeStateProperty>(State(node)).Explanation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_comes_late_leaves_the_times_of_its_test_and_what_it_wrote(bool hasWritten)
    {
        var result = Sample.Result(Verdict.Passed) with { Output = hasWritten ? new TestOutput("a line", null, null) : null };
        var before = Finished(result);

        var node = _nodes.Of(new TestCameLate(result.Test.Id, Sample.Problem(ProblemSource.Late)))!;

        Assert.Equal(before.Properties.Single<TimingProperty>().GlobalTiming, node.Properties.Single<TimingProperty>().GlobalTiming);
        Assert.Equal(hasWritten ? "a line" : null, node.Properties.SingleOrDefault<StandardOutputProperty>()?.StandardOutput);
    }

    [Fact]
    public void What_comes_late_belongs_to_the_last_run_of_its_test_and_adds_up()
    {
        Finished(Sample.Result(Verdict.Passed));
        Finished(Sample.Result(Verdict.Failed, null, Sample.Problem()));
        var late = new TestCameLate("Verse.Poems.TestOne", Sample.Problem(ProblemSource.Late, message: "no paper"));

        var once = Assert.IsType<FailedTestNodeStateProperty>(State(_nodes.Of(late))).Explanation!;
        var twice = Assert.IsType<FailedTestNodeStateProperty>(State(_nodes.Of(late))).Explanation!;

        Assert.Contains("no ink", once, StringComparison.Ordinal);
        Assert.Equal((2, 3), (once.Split("no paper").Length, twice.Split("no paper").Length));
        Assert.Null(_nodes.Of(new TestCameLate("Verse.Poems.TestTwo", Sample.Problem(ProblemSource.Late))));
    }

    [Fact]
    public void Events_of_the_run_are_no_nodes()
    {
        Assert.Null(_nodes.Of(new RunStarted("epoll", 1)));
        Assert.Null(_nodes.Of(new RunFinished(TimeSpan.Zero, RunStop.Completed)));
    }

    [Fact]
    public void The_place_in_the_source_is_there_when_it_is_known()
    {
        var node = _nodes.Discovered(Sample.Test() with { File = "/verse/Poems.cs", Line = 12 });

        var place = node.Properties.Single<TestFileLocationProperty>();
        Assert.Equal(("/verse/Poems.cs", 12), (place.FilePath, place.LineSpan.Start.Line));
        Assert.False(_nodes.Discovered(Sample.Test()).Properties.Any<TestFileLocationProperty>());
    }

    [Fact]
    public void Places_are_looked_up_for_tests_that_went_wrong_and_only_once()
    {
        var lookups = 0;
        var nodes = NodesOf(Locate);

        var passed = nodes.Of(new TestFinished(Sample.Result(Verdict.Passed)))!;
        var failed = nodes.Of(new TestFinished(Sample.Result(Verdict.Failed, null, Sample.Problem())))!;
        nodes.Of(new TestFinished(Sample.Result(Verdict.Error, null, Sample.Problem())));

        Assert.False(passed.Properties.Any<TestFileLocationProperty>());
        Assert.Equal(12, failed.Properties.Single<TestFileLocationProperty>().LineSpan.Start.Line);
        Assert.Equal(1, lookups);

        IReadOnlyList<TestDescriptor> Locate()
        {
            lookups++;
            return [Sample.Test() with { File = "/verse/Poems.cs", Line = 12 }];
        }
    }

    [Fact]
    public void The_method_is_there_when_there_is_one()
    {
        var method = Sample.Test(nameof(The_method_is_there_when_there_is_one), nameof(TestNodesTests), typeof(TestNodesTests).Namespace!);

        var identifier = _nodes.Discovered(method).Properties.Single<TestMethodIdentifierProperty>();

        Assert.Equal(
            (typeof(TestNodesTests).Assembly.FullName, "TrialNet.Runner.Tests.TestingPlatform", "TestNodesTests", method.MethodName, "System.Void"),
            (identifier.AssemblyFullName, identifier.Namespace, identifier.TypeName, identifier.MethodName, identifier.ReturnTypeFullName));
        Assert.False(_nodes.Discovered(Sample.Test()).Properties.Any<TestMethodIdentifierProperty>());
    }

    [Fact]
    public void What_the_method_takes_tells_it_from_another_of_its_name()
    {
        var method = Sample.Test(nameof(Two) + "(1, two)", nameof(TestNodesTests), typeof(TestNodesTests).Namespace!);

        var identifier = _nodes.Discovered(method).Properties.Single<TestMethodIdentifierProperty>();

        Assert.Equal((nameof(Two), 0), (identifier.MethodName, identifier.MethodArity));
        Assert.Equal(["System.Int32", "System.String"], identifier.ParameterTypeFullNames);
        Assert.Equal("System.String", identifier.ReturnTypeFullName);
    }

    [Fact]
    public void Trx_properties_are_there_only_when_a_report_is_wanted()
    {
        var result = Sample.Result(Verdict.Failed, null, Sample.Problem(kind: Verdict.Failed, stack: "   at A()"));

        var properties = NodesOf(Nowhere, withTrx: true).Of(new TestFinished(result))!.Properties;

        Assert.Equal("Verse.Poems", properties.Single<TrxFullyQualifiedTypeNameProperty>().FullyQualifiedTypeName);
        Assert.Equal("Verse.Poems.TestOne", properties.Single<TrxTestDefinitionName>().TestDefinitionName);
        Assert.Equal(("no ink", "   at A()"), (properties.Single<TrxExceptionProperty>().Message, properties.Single<TrxExceptionProperty>().StackTrace));
        Assert.False(Finished(result).Properties.Any<TrxExceptionProperty>());
    }

    [Fact]
    public void Tags_are_traits_and_categories_of_a_trx_report()
    {
        var test = Sample.Test() with { Tags = ["network", "slow"] };
        var result = Sample.Result(Verdict.Passed) with { Test = test };

        var properties = NodesOf(Nowhere, withTrx: true).Of(new TestFinished(result))!.Properties;

        Assert.Equal([("tag", "network"), ("tag", "slow")], properties.OfType<TestMetadataProperty>().Select(trait => (trait.Key, trait.Value)).Order());
        Assert.Equal(["network", "slow"], properties.Single<TrxCategoriesProperty>().Categories);
        Assert.Equal(2, _nodes.Discovered(test).Properties.OfType<TestMetadataProperty>().Length);
    }

    [Theory]
    [InlineData(Verdict.Skipped, "Skipped: no quill")]
    [InlineData(Verdict.ExpectedFailure, "todo: no quill (expected failure: no ink)")]
    public void A_trx_report_tells_why_a_test_was_left_out(Verdict verdict, string expected)
    {
        var result = Sample.Result(verdict, "no quill", Sample.Problem(type: null));

        var properties = NodesOf(Nowhere, withTrx: true).Of(new TestFinished(result))!.Properties;

        Assert.Equal(expected, Assert.Single(properties.Single<TrxMessagesProperty>().Messages).Message);
    }

    private static string Two(int one, string two) => one + two;

    private static TestNodes NodesOf(Func<IReadOnlyList<TestDescriptor>> locate, bool withTrx = false) =>
        new(typeof(TestNodesTests).Assembly, MethodOf, locate, withTrx);

    private static MethodInfo? MethodOf(string id) => id.StartsWith(typeof(TestNodesTests).FullName!, StringComparison.Ordinal)
        ? typeof(TestNodesTests).GetMethod(
            id[(typeof(TestNodesTests).FullName!.Length + 1)..].Split('(')[0], BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        : null;

    private static TestNodeStateProperty State(TestNode? node) => node!.Properties.Single<TestNodeStateProperty>();

    private TestNode Finished(TestResult result) => _nodes.Of(new TestFinished(result))!;
}
