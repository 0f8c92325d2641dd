using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What Twisted's trial gets wrong and no other test here shows; see runner/DEFECTS.md.</summary>
public sealed class DefectTests
{
    [Fact]
    public void T10_an_error_in_a_cleanup_makes_a_test_without_Deferreds_one_error()
    {
        var result = Assert.Single(InnerRun.Of<BadCleanup>().Results);

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Equal(ProblemSource.Cleanup, Assert.Single(result.Problems).Source);
    }

    [Fact]
    public void T11_what_is_logged_before_SetUp_fails_is_that_tests_and_not_the_next_ones()
    {
        var run = InnerRun.Of<BadSetUp>();

        Assert.Equal([ProblemSource.SetUp, ProblemSource.LoggedError], run["Test1_fails"].Problems.Select(static problem => problem.Source));
        Assert.Equal(Verdict.Passed, run["Test2_passes"].Verdict);
    }

    [Fact]
    public void T12_a_test_without_Deferreds_has_a_timeout_and_answers_for_its_timers()
    {
        var run = InnerRun.Of<Synchronous>();

        Assert.Equal(Verdict.TimedOut, run["Test1_is_slow"].Verdict);
        Assert.Equal(ProblemSource.Leak, Assert.Single(run["Test2_leaves_a_timer"].Problems).Source);
        Assert.Equal(Verdict.Passed, run["Test3_waits"].Verdict);
    }

    [Fact]
    public void T13_what_a_test_returns_is_always_awaited()
    {
        var run = InnerRun.Of<Returning>();

        Assert.All(run.Results, static result => Assert.Equal((Verdict.Failed, "after all"), (result.Verdict, Assert.Single(result.Problems).Message)));
        Assert.Equal(3, run.Results.Count);
    }

    [Fact]
    public void T36_work_in_a_thread_that_does_not_end_costs_the_grace_and_what_is_queued_is_not_lost()
    {
        var started = TimeProvider.System.GetTimestamp();
        var stuck = InnerRun.One<StuckWork>();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        StuckWork.End.Set();

        Assert.Equal(ProblemSource.Leak, Assert.Single(stuck.Problems).Source);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(Verdict.Passed, InnerRun.One<QueuedWork>().Verdict);
        Assert.True(QueuedWork.WasDone);
    }

    [Fact]
    public void What_SetUp_the_test_cleanups_TearDown_leaks_and_logs_do_wrong_merges_in_that_order()
    {
        var result = InnerRun.One<EverythingWrong>();

        Assert.Equal(Verdict.Failed, result.Verdict);
        Assert.Equal(
            [
                ProblemSource.Test, ProblemSource.Cleanup, ProblemSource.Cleanup, ProblemSource.TearDown, ProblemSource.Leak,
                ProblemSource.LoggedError, ProblemSource.UnhandledFailure, ProblemSource.Warning,
            ],
            result.Problems.Select(static problem => problem.Source));
    }

    [Theory]
    [InlineData("TestSkipsLater")]
    [InlineData("TestSkipsInATask")]
    public void A_skip_may_come_out_of_what_a_test_returns(string test)
    {
        var result = InnerRun.Of<SkippedLater>()[test];

        Assert.Equal((Verdict.Skipped, "not here"), (result.Verdict, result.Reason));
    }

    private static void LogError() => Scope.Current.LogError(new Failure(new InvalidOperationException("logged")), "While testing");

    private sealed class BadCleanup : TestCase
    {
        public void Test() => AddCleanup(static () => throw new InvalidOperationException("cleanup"));
    }

    private sealed class BadSetUp : TestCase
    {
        public void SetUp()
        {
            if (TestId.EndsWith("fails", StringComparison.Ordinal))
            {
                LogError();
                Fail("SetUp");
            }
        }

        public void Test1_fails() => Fail("not reached");

        public void Test2_passes() => AssertNotNull(Reactor);
    }

    private sealed class Synchronous : TestCase
    {
        [Timeout(0.05)]
        public void Test1_is_slow() => SpinWait.SpinUntil(static () => false, 100);

        public void Test2_leaves_a_timer() => Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });

        [Timeout(30)]
        public Deferred Test3_waits()
        {
            var later = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), () => later.Callback(Unit.Value));
            return later;
        }
    }

    private sealed class Returning : TestCase
    {
        public Deferred TestDeferred()
        {
            var later = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.Zero, () => later.Errback(new TestFailureException("after all")));
            return later;
        }

        public async Task TestTask()
        {
            await Task.Yield();
            Fail("after all");
        }

        public async ValueTask TestValueTask()
        {
            await Task.Yield();
            Fail("after all");
        }
    }

    private sealed class StuckWork : TestCase
    {
        internal static ManualResetEventSlim End { get; } = new();

        public void Test() => PoolWork.Begin(ReactorAs<IReactorInThreads>(), End);
    }

    private sealed class QueuedWork : TestCase
    {
        internal static bool WasDone { get; private set; }

        public void Test() => ReactorAs<IReactorInThreads>().CallInThread(static () => WasDone = true);
    }

    private sealed class EverythingWrong : TestCase
    {
        public void Test()
        {
            Warn("a warning");
            LogError();
            Deferred.Fail<int>(new InvalidOperationException("nobody takes it"));
            Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
            AddCleanup(static () => throw new InvalidOperationException("second"));
            AddCleanup(static () => throw new InvalidOperationException("first"));
            Fail("the test");
        }

        public void TearDown() => throw new InvalidOperationException("the end");
    }

    private sealed class SkippedLater : TestCase
    {
        public Deferred TestSkipsLater()
        {
            var later = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.Zero, () => later.Errback(new SkipTestException("not here")));
            return later;
        }

        public async Task TestSkipsInATask()
        {
            await Task.Yield();
            Skip("not here");
        }
    }
}
