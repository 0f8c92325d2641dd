using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Nodes;

namespace TrialNet.Runner.Tests.TestingPlatform;

public sealed class NodeTextTests
{
    [Fact]
    public void A_failed_assertion_is_its_message() =>
        Assert.Equal("1 is not 2", NodeText.Of(Sample.Result(Verdict.Failed, null, Sample.Problem(kind: Verdict.Failed, message: "1 is not 2"))));

    [Fact]
    public void An_error_says_the_type_of_its_exception() =>
        Assert.Equal("System.InvalidOperationException: no ink", NodeText.Of(Sample.Result(Verdict.Error, null, Sample.Problem())));

    [Theory]
    [InlineData(ProblemSource.Load, "Cannot be loaded: no ink")]
    [InlineData(ProblemSource.SetUp, "In SetUp: no ink")]
    [InlineData(ProblemSource.Cleanup, "In a cleanup: no ink")]
    [InlineData(ProblemSource.TearDown, "In TearDown: no ink")]
    [InlineData(ProblemSource.LoggedError, "Logged and not flushed: no ink")]
    [InlineData(ProblemSource.UnhandledFailure, "A Deferred failed and nobody took the failure: no ink")]
    [InlineData(ProblemSource.Late, "After its verdict: no ink")]
    [InlineData(ProblemSource.Leak, "no ink")]
    [InlineData(ProblemSource.Worker, "no ink")]
    public void The_part_is_named_where_it_is_not_the_test_itself(ProblemSource source, string expected) =>
        Assert.Equal(expected, NodeText.Of(Sample.Result(Verdict.Error, null, Sample.Problem(source, type: null))));

    [Fact]
    public void All_problems_are_there_and_the_stack_traces_of_all_but_the_first()
    {
        var result = Sample.Result(
            Verdict.Failed,
            null,
            Sample.Problem(kind: Verdict.Failed, message: "1 is not 2", stack: "   at A()"),
            Sample.Problem(ProblemSource.TearDown, stack: "   at B()"));

        Assert.Equal("1 is not 2\n\nIn TearDown: System.InvalidOperationException: no ink\n   at B()", NodeText.Of(result));
        Assert.Equal("   at A()", NodeText.StackTraceOf(result));
        Assert.StartsWith("1 is not 2\n\nIn TearDown", NodeText.WithStackTrace(result), StringComparison.Ordinal);
        Assert.EndsWith("   at B()\n   at A()", NodeText.WithStackTrace(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_red_verdict_without_problems_still_says_something() =>
        Assert.Equal("Error", NodeText.Of(Sample.Result(Verdict.Error)));
}
