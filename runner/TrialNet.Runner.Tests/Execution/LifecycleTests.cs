using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Order and outcome: rules T1 to T9 and T14 of trial, with one verdict a test.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public void T1_T2_T3_cleanups_run_last_in_first_out_before_TearDown()
    {
        Ordered.Journal.Clear();

        Assert.Equal(Verdict.Passed, InnerRun.One<Ordered>().Verdict);

        Assert.Equal(
            ["constructor", "SetUp", "SetUp later", "test", "cleanup 3", "cleanup 3 later", "cleanup 2", "cleanup of a cleanup", "cleanup 1", "TearDown", "Dispose"],
            Ordered.Journal);
    }

    [Fact]
    public void T4_a_failing_SetUp_is_an_error_and_only_cleanups_run()
    {
        FailingSetUp.Journal.Clear();

        var result = InnerRun.One<FailingSetUp>();

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Equal((ProblemSource.SetUp, "not set up"), (result.Problems[0].Source, result.Problems[0].Message));
        Assert.Equal(["cleanup"], FailingSetUp.Journal);
    }

    [Fact]
    public void T5_a_skip_in_SetUp_skips_the_test_and_cleanups_run()
    {
        SkippingSetUp.Journal.Clear();

        var result = InnerRun.One<SkippingSetUp>();

        Assert.Equal((Verdict.Skipped, "not here"), (result.Verdict, result.Reason));
        Assert.Empty(result.Problems);
        Assert.Equal(["cleanup"], SkippingSetUp.Journal);
    }

    [Fact]
    public void T6_a_skip_in_the_test_skips_it_and_TearDown_runs()
    {
        SkippingTest.Journal.Clear();

        var run = InnerRun.Of<SkippingTest>();

        Assert.Equal((Verdict.Skipped, "at once"), (run["TestAtOnce"].Verdict, run["TestAtOnce"].Reason));
        Assert.Equal((Verdict.Skipped, "later"), (run["TestLater"].Verdict, run["TestLater"].Reason));
        Assert.Equal(["TearDown", "TearDown"], SkippingTest.Journal);
    }

    [Fact]
    public void T7_a_failure_and_an_error_in_TearDown_are_one_verdict_and_two_problems()
    {
        var result = InnerRun.One<FailsTwice>();

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Equal(
            [(ProblemSource.Test, Verdict.Failed, "the test"), (ProblemSource.TearDown, Verdict.Error, "the end")],
            result.Problems.Select(static problem => (problem.Source, problem.Kind, problem.Message)));
    }

    [Fact]
    public void T8_a_skip_in_a_cleanup_or_in_TearDown_is_an_error()
    {
        var run = InnerRun.Of<SkippingTooLate>();

        Assert.Equal(Verdict.Error, run["TestCleanup"].Verdict);
        Assert.Equal([ProblemSource.Cleanup, ProblemSource.TearDown], run["TestCleanup"].Problems.Select(static problem => problem.Source));
    }

    [Fact]
    public void T9_each_failing_cleanup_is_a_problem_and_the_others_run()
    {
        FailingCleanups.Journal.Clear();

        var result = InnerRun.One<FailingCleanups>();

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Equal(["third", "first"], result.Problems.Select(static problem => problem.Message));
        Assert.All(result.Problems, static problem => Assert.Equal(ProblemSource.Cleanup, problem.Source));
        Assert.Equal(["second", "TearDown"], FailingCleanups.Journal);
    }

    [Fact]
    public void T14_each_test_has_an_instance_and_a_reactor_of_its_own()
    {
        Fresh.Seen.Clear();

        Assert.All(InnerRun.Of<Fresh>().Results, static result => Assert.Equal(Verdict.Passed, result.Verdict));

        Assert.Equal(4, Fresh.Seen.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public void A_constructor_that_throws_is_an_error_of_SetUp()
    {
        var result = InnerRun.One<BrokenConstructor>();

        Assert.Equal((Verdict.Error, ProblemSource.SetUp), (result.Verdict, result.Problems[0].Source));
        Assert.Equal("System.NotSupportedException", result.Problems[0].ExceptionType);
        Assert.DoesNotContain("System.Reflection", result.Problems[0].StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void What_disposal_throws_is_a_problem_of_the_test()
    {
        var result = InnerRun.One<BrokenDisposal>();

        Assert.Equal((Verdict.Error, "undisposable"), (result.Verdict, Assert.Single(result.Problems).Message));
    }

    [Fact]
    public void A_skip_by_attribute_runs_no_code_and_a_null_reason_undoes_it()
    {
        var run = InnerRun.Of([typeof(SkippedBase), typeof(StillSkipped), typeof(NotSkipped)]);

        Assert.Equal((Verdict.Skipped, "too old"), (run.Results[1].Verdict, run.Results[1].Reason));
        Assert.Equal(Verdict.Error, run.Results[0].Verdict);
        Assert.Equal("code ran", Assert.Single(run.Results[0].Problems).Message);
    }

    [Fact]
    public void A_cleanup_that_is_added_too_late_is_an_error()
    {
        var result = InnerRun.One<LateCleanup>();

        Assert.Equal((Verdict.Error, ProblemSource.TearDown), (result.Verdict, Assert.Single(result.Problems).Source));
        Assert.Contains("The cleanups of this test have been run", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AsyncLocals_of_SetUp_reach_the_test_and_end_with_it()
    {
        Assert.All(InnerRun.Of<Ambient>().Results, static result => Assert.Equal((Verdict.Passed, result.Test.Id), (result.Verdict, result.Test.Id)));
    }

    private sealed class Ordered : TestCase, IDisposable
    {
        internal static readonly List<string> Journal = [];

        public Ordered()
        {
            AssertNotNull(Reactor);
            Journal.Add("constructor");
        }

        public async Task SetUp()
        {
            Journal.Add("SetUp");
            AddCleanup(() => Journal.Add("cleanup 1"));
            await Task.Yield();
            Journal.Add("SetUp later");
        }

        public void Test()
        {
            Journal.Add("test");
            AddCleanup(() =>
            {
                Journal.Add("cleanup 2");
                AddCleanup(() => Journal.Add("cleanup of a cleanup"));
            });
            AddCleanup(async () =>
            {
                Journal.Add("cleanup 3");
                await Task.Yield();
                Journal.Add("cleanup 3 later");
            });
        }

        public Deferred TearDown()
        {
            var deferred = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.Zero, () =>
            {
                Journal.Add("TearDown");
                deferred.Callback(Unit.Value);
            });
            return deferred;
        }

        public void Dispose() => Journal.Add("Dispose");
    }

    private sealed class FailingSetUp : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void SetUp()
        {
            AddCleanup(() => Journal.Add("cleanup"));
            Fail("not set up");
        }

        public void Test() => Journal.Add("test");

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class SkippingSetUp : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void SetUp()
        {
            AddCleanup(() => Journal.Add("cleanup"));
            Skip("not here");
        }

        public void Test() => Journal.Add("test");

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class SkippingTest : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void TestAtOnce() => Skip("at once");

        public async Task TestLater()
        {
            await Task.Yield();
            Skip("later");
        }

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class FailsTwice : TestCase
    {
        public void Test() => Fail("the test");

        public void TearDown() => Fail("the end");
    }

    private sealed class SkippingTooLate : TestCase
    {
        public void TestCleanup() => AddCleanup(() => Skip("too late"));

        public void TearDown() => Skip("too late");
    }

    private sealed class FailingCleanups : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void Test()
        {
            AddCleanup(() => throw new InvalidOperationException("first"));
            AddCleanup(() => Journal.Add("second"));
            AddCleanup(() => Deferred.Fail<Unit>(new InvalidOperationException("third")));
        }

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class Fresh : TestCase
    {
        internal static readonly List<object> Seen = [];

        public void TestOne() => Seen.AddRange([this, Reactor]);

        public void TestTwo() => Seen.AddRange([this, Reactor]);
    }

    private sealed class BrokenConstructor : TestCase
    {
        public BrokenConstructor() => throw new NotSupportedException("no instance");

        public void Test() => AssertNotNull(Reactor);
    }

    private sealed class BrokenDisposal : TestCase, IAsyncDisposable
    {
        public void Test() => AssertNotNull(Reactor);

        public async ValueTask DisposeAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException("undisposable");
        }
    }

    [Skip("too old")]
    private abstract class SkippedBase : TestCase
    {
        protected SkippedBase() => Fail("code ran");

        public void Test() => AssertNotNull(Reactor);
    }

    private sealed class StillSkipped : SkippedBase;

    [Skip(null)]
    private sealed class NotSkipped : SkippedBase;

    private sealed class LateCleanup : TestCase
    {
        public void Test() => AssertNotNull(Reactor);

        public void TearDown() => AddCleanup(static () => { });
    }

    private sealed class Ambient : TestCase
    {
        private static readonly AsyncLocal<string> Value = new();

        public void SetUp()
        {
            AssertNull(Value.Value);
            Value.Value = "set up";
        }

        public void TestOne()
        {
            AssertEqual("set up", Value.Value);
            Value.Value = "test";
            AddCleanup(() => AssertEqual("test", Value.Value));
        }

        public async Task TestTwo()
        {
            AssertEqual("set up", Value.Value);
            await Task.Yield();
            AssertEqual("set up", Value.Value);
        }

        public void TearDown() => AssertNotNull(Value.Value);
    }
}
