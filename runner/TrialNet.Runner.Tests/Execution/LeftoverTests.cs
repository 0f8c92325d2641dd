using System.Reflection;
using System.Reflection.Emit;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What still works for a test when that has ended (T37), and what becomes of such tests (T34).</summary>
public sealed class LeftoverTests
{
    private static readonly UncleanMode[] Modes = [UncleanMode.Error, UncleanMode.Warn, UncleanMode.Ignore];

    [Fact]
    public void T37_a_thread_and_work_in_the_pool_that_go_on_are_errors_of_the_test_that_started_them()
    {
        var run = InnerRun.Of<Working>();

        AssertLeft(run["Test1_thread"], "The test left a thread behind: 'clerk' still runs (place unknown). Joining it would have waited for it.");
        AssertLeft(run["Test2_pool"], "The test left work in the thread pool behind, which still runs (place unknown). Awaiting its task would have waited for it.");
        Assert.Equal(Verdict.Passed, run["Test3_ends_them"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test4_one_that_is_about_to_end_is_waited_for"].Verdict);
    }

    [Fact]
    public void What_begins_only_after_the_verdict_is_late_if_it_does_not_end()
    {
        List<Problem> late = [];
        CaseFlow? begun = null;
        var flow = new CaseFlow(new CaseLog("a test", new TestLog(null), (_, problem) => late.Add(problem)));
        using var end = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        flow.Close(taken => begun = taken);
        var thread = new Thread(() =>
        {
            flow.Enter(Thread.CurrentThread);
            entered.Set();
            end.Wait();
            flow.Leave(Thread.CurrentThread);
        });
        thread.Start();
        entered.Wait();

        Leftovers.TellLate(begun!);
        end.Set();
        thread.Join();
        Leftovers.TellLate(begun!);

        Assert.Equal("The test left a thread behind: one without a name still runs (place unknown). Joining it would have waited for it.", Assert.Single(late).Message);
    }

    [Fact]
    public void T37_under_a_collector_of_coverage_a_thread_like_its_own_is_nobodys_and_others_without_a_name_are_not()
    {
        // Its thread is told by what it is, and only where the collector is loaded.
        AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Microsoft.CodeCoverage.Interprocess"), AssemblyBuilderAccess.Run);

        var run = InnerRun.Of<Collected>();
        Collected.End.Set();

        Assert.Equal(Verdict.Passed, run["Test1_of_the_collector"].Verdict);
        AssertLeft(run["Test2_of_the_test"], "The test left a thread behind: one without a name still runs (place unknown). Joining it would have waited for it.");
        AssertLeft(run["Test3_in_the_background"], "The test left a thread behind: one without a name still runs (place unknown). Joining it would have waited for it.");
    }

    [Fact]
    public void Work_in_the_reactors_own_pool_is_told_once()
    {
        var result = InnerRun.One<EndlessWork>();
        EndlessWork.End.Set();

        var problem = Assert.Single(result.Problems);
        Assert.StartsWith("The test left a work in a thread behind: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void T34_the_plan_says_what_becomes_of_tests_that_leave_something_and_each_counts_once()
    {
        var runs = Modes.Select(mode => InnerRun.Of<Timers>(plan => plan with { Judging = new JudgingOptions { Unclean = mode } })).ToList();

        Assert.Equal([Verdict.Error, Verdict.Warned, Verdict.Passed], runs.Select(static run => run["Test"].Verdict));
        Assert.All(runs, static run => Assert.Equal(3, run.Results.Count));
        Assert.Equal([1, 1, 0], runs.Select(static run => run["Test"].Problems.Count));

        // Something worse decides the verdict; the warning is told beside it.
        Assert.Equal([Verdict.Failed, Verdict.Failed, Verdict.Failed], runs.Select(static run => run["Test_fails"].Verdict));
        Assert.Equal([2, 2, 1], runs.Select(static run => run["Test_fails"].Problems.Count));
        Assert.Equal([Verdict.Error, Verdict.Skipped, Verdict.Skipped], runs.Select(static run => run["Test_skips"].Verdict));
    }

    [Fact]
    public void Marks_say_it_too_and_the_nearest_counts()
    {
        var run = InnerRun.Of<Marked>();

        Assert.Equal(Verdict.Warned, run["Test_by_class"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test_by_method"].Verdict);
        Assert.Equal(Verdict.Error, InnerRun.Of<Marked>(static plan => plan with { Judging = new JudgingOptions { Unclean = UncleanMode.Error } })["Test_by_method"].Verdict);
    }

    private static void AssertLeft(TestResult result, string message)
    {
        var problem = Assert.Single(result.Problems);
        Assert.Equal((Verdict.Error, ProblemSource.Leak, message), (result.Verdict, problem.Source, problem.Message));
    }

    private sealed class Working : TestCase
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
        private static readonly SemaphoreSlim Begun = new(0);
        private static readonly ManualResetEventSlim Go = new();
        private static readonly CountdownEvent Ended = new(2);

        public void Test1_thread()
        {
            new Thread(Work) { Name = "clerk" }.Start();
            AssertTrue(Begun.Wait(Patience));
        }

        public void Test2_pool()
        {
            ThreadPool.QueueUserWorkItem(static _ => Work());
            AssertTrue(Begun.Wait(Patience));
        }

        public void Test3_ends_them()
        {
            Go.Set();
            AssertTrue(Ended.Wait(Patience));
        }

        public void Test4_one_that_is_about_to_end_is_waited_for() => new Thread(static () => SpinWait.SpinUntil(static () => false, 20)).Start();

        private static void Work()
        {
            Begun.Release();
            Go.Wait();
            Ended.Signal();
        }
    }

    private sealed class Collected : TestCase
    {
        internal static ManualResetEventSlim End { get; } = new();

        public void Test1_of_the_collector() => Leave(new Thread(End.Wait) { IsBackground = true, Priority = ThreadPriority.AboveNormal });

        public void Test2_of_the_test() => Leave(new Thread(End.Wait));

        public void Test3_in_the_background() => Leave(new Thread(End.Wait) { IsBackground = true });

        // It waits until the thread is in the event: only then it is seen for certain.
        private void Leave(Thread thread)
        {
            thread.Start();
            AssertTrue(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(30)));
        }
    }

    private sealed class EndlessWork : TestCase
    {
        internal static ManualResetEventSlim End { get; } = new();

        public void Test() => PoolWork.Begin(ReactorAs<IReactorInThreads>(), End);
    }

    private sealed class Timers : TestCase
    {
        public void Test() => Leave();

        public void Test_fails()
        {
            Leave();
            Fail("worse");
        }

        public void Test_skips()
        {
            Leave();
            Skip("not here");
        }

        private void Leave() => Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
    }

    [Unclean(UncleanMode.Warn)]
    private sealed class Marked : TestCase
    {
        public void Test_by_class() => Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });

        [Unclean(UncleanMode.Ignore)]
        public void Test_by_method() => Reactor.CallLater(TimeSpan.FromMinutes(1), static () => { });
    }
}
