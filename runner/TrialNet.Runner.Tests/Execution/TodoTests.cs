using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Tests that are expected to fail: rules T15 to T20 of trial.</summary>
public sealed class TodoTests
{
    [Fact]
    public void T15_a_failure_that_is_expected_is_one()
    {
        var run = InnerRun.Of<Expected>();

        Assert.All(run.Results, static result => Assert.Equal((Verdict.ExpectedFailure, result.Test.Id), (result.Verdict, result.Test.Id)));
        Assert.Equal(("not written yet", "still missing"), (run["TestAny"].Reason, Assert.Single(run["TestAny"].Problems).Message));
    }

    [Fact]
    public void T16_another_exception_than_the_expected_one_counts_as_ever()
    {
        var run = InnerRun.Of<Unexpected>();

        Assert.Equal(Verdict.Error, run["TestError"].Verdict);
        Assert.Equal(Verdict.Failed, run["TestFailure"].Verdict);
    }

    [Fact]
    public void T17_T18_a_success_is_unexpected_and_stops_an_exit_first_run()
    {
        var run = InnerRun.Of<Succeeding>(static plan => plan with { ExitFirst = 1 });

        var result = Assert.Single(run.Results);
        Assert.Equal((Verdict.UnexpectedSuccess, "wrong by now"), (result.Verdict, result.Reason));
        Assert.Equal(RunStop.ExitFirst, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    [Fact]
    public void T17_a_lenient_run_is_only_warned_of_a_success()
    {
        var result = Assert.Single(InnerRun.Of<Solved>(static plan => plan with { Judging = new JudgingOptions { LenientTodo = true } }).Results);

        Assert.Equal(Verdict.Warned, result.Verdict);
        Assert.Equal("It passed though marked as still to do (solved since): remove the mark.", Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void T19_the_mark_covers_the_test_method_alone()
    {
        var run = InnerRun.Of<Elsewhere>();

        Assert.Equal((Verdict.Error, ProblemSource.Cleanup), Single(run["TestCleanup"]));
        Assert.Equal((Verdict.Error, ProblemSource.Leak), Single(run["TestLeak"]));
        Assert.Equal((Verdict.Error, ProblemSource.LoggedError), Single(run["TestLog"]));
        Assert.Equal((Verdict.Error, ProblemSource.SetUp), Single(InnerRun.One<BrokenSetUp>()));
    }

    [Fact]
    public void T20_a_timeout_is_an_expected_failure_too()
    {
        var result = InnerRun.One<Hanging>();

        Assert.Equal(Verdict.ExpectedFailure, result.Verdict);
        Assert.Equal(Verdict.TimedOut, Assert.Single(result.Problems).Kind);
    }

    [Fact]
    public void A_skip_is_stronger_than_the_mark_and_a_null_reason_undoes_it()
    {
        Assert.Equal(Verdict.Skipped, InnerRun.One<Skipped>().Verdict);
        Assert.Equal(Verdict.Passed, InnerRun.One<Undone>().Verdict);
    }

    private static (Verdict Verdict, ProblemSource Source) Single(TestResult result) => (result.Verdict, Assert.Single(result.Problems).Source);

    private sealed class Expected : TestCase
    {
        [Todo("not written yet")]
        public void TestAny() => Fail("still missing");

        [Todo("not written yet", typeof(TestFailureException), typeof(InvalidOperationException))]
        public Deferred TestListed() => Deferred.Fail<Unit>(new ObjectDisposedException("a kind of the second"));
    }

    [Todo("not written yet", typeof(NotSupportedException))]
    private sealed class Unexpected : TestCase
    {
        public void TestError() => throw new InvalidOperationException();

        public void TestFailure() => Fail("something else");
    }

    [Todo("wrong by now", typeof(NotSupportedException))]
    private sealed class Succeeding : TestCase
    {
        public void TestOne() => AssertNotNull(Reactor);

        public void TestTwo() => AssertNotNull(Reactor);
    }

    [Todo("not written yet")]
    private sealed class Elsewhere : TestCase
    {
        public void TestCleanup()
        {
            AddCleanup(static () => throw new InvalidOperationException());
            Fail("expected");
        }

        public void TestLeak()
        {
            Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
            Fail("expected");
        }

        public void TestLog()
        {
            Scope.Current.LogError(new Failure(new InvalidOperationException()), "While something was done");
            Fail("expected");
        }
    }

    private sealed class BrokenSetUp : TestCase
    {
        public void SetUp() => Fail("not covered");

        [Todo("not written yet")]
        public void Test() => Fail("not reached");
    }

    private sealed class Hanging : TestCase
    {
        [Todo("not written yet", typeof(TimeoutException))]
        [Timeout(0.3)]
        public Deferred Test() => new Deferred<Unit>();
    }

    [Todo("not written yet")]
    private sealed class Skipped : TestCase
    {
        public void Test() => Skip("not here");
    }

    [Todo("not written yet")]
    private sealed class Undone : TestCase
    {
        [Todo(null)]
        public void Test() => AssertNotNull(Reactor);
    }

    private sealed class Solved : TestCase
    {
        [Todo("solved since")]
        public void Test() => AssertNotNull(Reactor);
    }
}
