using System.Diagnostics;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Timeouts: rules T21 to T26 of trial, each of which is a defect there.</summary>
public sealed class TimeoutTests
{
    [Fact]
    public void T21_SetUp_the_test_each_cleanup_and_TearDown_have_the_time_each()
    {
        var test = InnerRun.One<EverythingHangs>();
        var setUp = InnerRun.One<HangingSetUp>();

        Assert.Equal(Verdict.TimedOut, test.Verdict);
        Assert.Equal(
            [ProblemSource.Test, ProblemSource.Cleanup, ProblemSource.Cleanup, ProblemSource.TearDown],
            test.Problems.Select(static problem => problem.Source));
        Assert.All(test.Problems, static problem => Assert.Equal(Verdict.TimedOut, problem.Kind));
        Assert.Equal((Verdict.TimedOut, ProblemSource.SetUp), (setUp.Verdict, Assert.Single(setUp.Problems).Source));
    }

    [Fact]
    public void T21_each_part_may_have_a_time_of_its_own()
    {
        var run = InnerRun.Of<Separate>();

        Assert.Equal("SetUp did not end within 0.6 s", Message("Test_in_set_up"));
        Assert.Equal("A cleanup did not end within 0.7 s", Message("Test_in_cleanup"));
        Assert.Equal("TearDown did not end within 0.8 s", Message("Test_in_tear_down"));

        string Message(string test) => Assert.Single(run[test].Problems).Message.Split(';')[0];
    }

    [Fact]
    public void The_time_of_a_class_limits_the_test_that_runs_and_those_after_it_are_not_run()
    {
        var run = InnerRun.Of<Together>();

        Assert.Equal(Verdict.Passed, run["Test1_passes"].Verdict);
        Assert.StartsWith("Test2_waits did not end within ", Assert.Single(run["Test2_waits"].Problems).Message, StringComparison.Ordinal);
        Assert.Equal("It was not run: the tests before it have used up the 2 s of its class.", Assert.Single(run["Test3_is_not_run"].Problems).Message);
        Assert.Equal(Verdict.TimedOut, run["Test3_is_not_run"].Verdict);
    }

    [Fact]
    public void T22_a_test_that_blocks_its_thread_for_longer_than_its_time_is_timed_out()
    {
        var result = InnerRun.One<BlockingForAWhile>();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Matches(@"^Test took \d+\.\d+ s, of 0\.3 s allowed$", Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void T23_the_Deferred_is_cancelled_and_the_message_says_what_it_was()
    {
        var result = InnerRun.One<Cancellable>();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Matches(@"^Test did not end within 0\.3 s; it was waiting for <Deferred<Unit> #\d+ at TimeoutTests\.cs:\d+, not fired>$", Assert.Single(result.Problems).Message);
        Assert.True(Cancellable.WasCancelled);
    }

    [Fact]
    public void T24_an_errback_cannot_swallow_a_timeout()
    {
        Assert.Equal(Verdict.TimedOut, InnerRun.One<Swallowing>().Verdict);
    }

    [Fact]
    public void T25_a_Deferred_that_is_paused_or_waits_has_not_ended_and_cleanups_and_TearDown_run()
    {
        PausedAndWaiting.Journal.Clear();

        var run = InnerRun.Of<PausedAndWaiting>();

        Assert.Equal([Verdict.TimedOut, Verdict.TimedOut], run.Results.Select(static result => result.Verdict));
        Assert.Equal(["cleanup", "TearDown", "cleanup", "TearDown"], PausedAndWaiting.Journal);
    }

    [Fact]
    public void T26_one_timeout_is_one_problem_and_finally_runs_within_the_test()
    {
        var run = InnerRun.Of<Abandoned>();

        Assert.Equal(Verdict.TimedOut, run["TestFinally"].Verdict);
        Assert.Single(run["TestFinally"].Problems);
        Assert.Equal(Verdict.Passed, run["TestNext"].Verdict);
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void A_failure_of_its_own_after_the_time_is_told_beside_the_timeout()
    {
        var result = InnerRun.One<FailingWhenCancelled>();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Equal("Test failed after it was given up: could not stop", result.Problems[1].Message);
    }

    [Fact]
    public void Code_with_a_token_hears_of_the_timeout()
    {
        var watch = Stopwatch.StartNew();

        var result = InnerRun.One<WithToken>();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Single(result.Problems);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_thread_that_is_blocked_for_good_is_left_behind_and_the_rest_run()
    {
        var run = InnerRun.Of<BlockingForGood>();
        BlockingForGood.Release.Set();

        Assert.Equal(Verdict.TimedOut, run["Test1_blocks"].Verdict);
        Assert.StartsWith("The reactor thread is blocked: Test1_blocks has not come back for", Assert.Single(run["Test1_blocks"].Problems).Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["Test2_passes"].Verdict);
        Assert.Equal(2, run.Results.Count);
    }

    [Fact]
    public void The_plan_overrides_the_tests_own_times()
    {
        var run = InnerRun.Of<Patient>(static plan => plan with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(Verdict.TimedOut, Assert.Single(run.Results).Verdict);
    }

    [Timeout(0.3)]
    private sealed class EverythingHangs : TestCase
    {
        public Deferred Test()
        {
            AddCleanup(static () => new Deferred<Unit>());
            AddCleanup(static () => new TaskCompletionSource().Task);
            return new Deferred<Unit>();
        }

        public Deferred TearDown() => new Deferred<Unit>();
    }

    [Timeout(0.3)]
    private sealed class HangingSetUp : TestCase
    {
        public Deferred SetUp() => new Deferred<Unit>();

        public void Test() => Fail("not reached");
    }

    [Timeout(0.3)]
    private sealed class BlockingForAWhile : TestCase
    {
        public void Test()
        {
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne(TimeSpan.FromMilliseconds(400));
        }
    }

    [Timeout(0.3)]
    private sealed class Cancellable : TestCase
    {
        internal static bool WasCancelled { get; private set; }

        public Deferred Test() => new Deferred<Unit>(static _ => WasCancelled = true);
    }

    [Timeout(0.3)]
    private sealed class Swallowing : TestCase
    {
        public Deferred Test() => new Deferred<Unit>().AddErrback(static _ => Unit.Value);
    }

    [Timeout(0.3)]
    private sealed class PausedAndWaiting : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void SetUp() => AddCleanup(static () => Journal.Add("cleanup"));

        public Deferred TestPaused()
        {
            var deferred = Deferred.Succeed(1);
            deferred.Pause();
            return deferred;
        }

        public Deferred TestWaits() => Deferred.Succeed(1).AddCallback(static _ => new Deferred<int>());

        public void TearDown() => Journal.Add("TearDown");
    }

    [Timeout(0.3)]
    private sealed class Abandoned : TestCase
    {
        private static bool _finallyRan;

        public async Deferred TestFinally()
        {
            try
            {
                await new Deferred<Unit>();
            }
            finally
            {
                _finallyRan = true;
            }
        }

        [Timeout(10)]
        public void TestNext() => AssertTrue(_finallyRan);
    }

    [Timeout(0.3)]
    private sealed class FailingWhenCancelled : TestCase
    {
        public Deferred Test() => new Deferred<Unit>(static deferred => deferred.Errback(new InvalidOperationException("could not stop")));
    }

    [Timeout(0.3)]
    private sealed class WithToken : TestCase
    {
        public Task Test() => Task.Delay(TimeSpan.FromMinutes(1), Cancellation);
    }

    private sealed class BlockingForGood : TestCase
    {
        internal static readonly ManualResetEventSlim Release = new();

        [Timeout(0.3)]
        public void Test1_blocks() => Release.Wait();

        public void Test2_passes() => AssertNotNull(Reactor);
    }

    private sealed class Patient : TestCase
    {
        [Timeout(600)]
        public Deferred Test() => new Deferred<Unit>();
    }

    [Timeout(60, SetUp = 0.6, Cleanup = 0.7, TearDown = 0.8)]
    private sealed class Separate : TestCase
    {
        public Deferred? SetUp() => WaitIn("set_up");

        public void Test_in_set_up() => Fail("not reached");

        public void Test_in_cleanup() => AddCleanup(() => WaitIn("cleanup"));

        public void Test_in_tear_down() => AssertNotNull(Reactor);

        public Deferred TearDown() => WaitIn("tear_down");

        private Deferred WaitIn(string part) => TestId.EndsWith(part, StringComparison.Ordinal) ? new Deferred<Unit>() : Deferred.Succeed();
    }

    [Timeout(60, Class = 2)]
    private sealed class Together : TestCase
    {
        public void Test1_passes() => AssertNotNull(Reactor);

        public Deferred Test2_waits() => new Deferred<Unit>();

        public void Test3_is_not_run() => Fail("run");
    }
}
