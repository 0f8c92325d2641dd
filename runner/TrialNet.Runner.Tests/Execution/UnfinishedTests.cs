using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Workers;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What goes on after an await when its test has ended (T37): async void methods and tasks that nobody waited for.</summary>
public sealed class UnfinishedTests
{
    [Fact]
    public void T37_an_async_void_method_that_has_not_ended_is_left_behind()
    {
        var run = InnerRun.Of<AsyncVoid>();

        var problem = Assert.Single(run["Test1_leaves_one"].Problems);
        Assert.Equal((Verdict.Error, ProblemSource.Leak), (run["Test1_leaves_one"].Verdict, problem.Source));
        Assert.Matches(
            @"^The test left an async void method behind: AsyncVoid\.(Wait|Test1_leaves_one) has not ended \(place unknown\)\. " +
            @"If it returned a Task, awaiting that would have waited for it\.$",
            problem.Message);
        Assert.Equal(2, run["Test2_leaves_two"].Problems.Count);
        Assert.Equal(Verdict.Passed, run["Test3_ends_in_time"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test4_may"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test5_lets_them_go_on"].Verdict);
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void T37_a_task_that_goes_on_when_its_test_has_ended_comes_late()
    {
        var run = InnerRun.Of<Tasks>();

        Assert.All(run.Results, static result => Assert.Equal(result.Test.MethodName == "Test3_fails" ? Verdict.Failed : Verdict.Passed, result.Verdict));
        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.EndsWith("Tasks.Test1_leaves_one", late.TestId, StringComparison.Ordinal);
        Assert.Equal(
            "The test left a task behind: Tasks.GoOn was to go on after an await when the test had ended (place unknown). " +
            "Awaiting its task would have waited for it; what it would have done is lost.",
            late.Problem.Message);
    }

    [Fact]
    public void T37_a_task_that_waits_for_ever_is_left_behind_where_tasks_are_tracked()
    {
        // In another process: the runtime's events are those of all tests of this one.
        using var supervisor = SupervisedSample.Supervise();
        var run = SupervisedSample.Run<Waiting>(supervisor, static plan => plan with { Judging = new JudgingOptions { TracksTasks = true } });

        var problem = Assert.Single(run["Test1_leaves_one"].Problems);
        Assert.Equal((Verdict.Error, ProblemSource.Leak), (run["Test1_leaves_one"].Verdict, problem.Source));
        Assert.Equal("The test left a task behind: Waiting.Wait has not ended (place unknown). Awaiting its task would have waited for it.", problem.Message);
        Assert.Equal(
            ["Waiting.Inner", "Waiting.Test2_leaves_one_in_another_thread", "Waiting.WaitElsewhere"],
            run["Test2_leaves_one_in_another_thread"].Problems.Select(static left => left.Message.Split(' ')[6]).Order(StringComparer.Ordinal));
        Assert.Contains("an async void method", Assert.Single(run["Test3_leaves_an_async_void_one"].Problems).Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["Test4_ends_in_time"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test5_may"].Verdict);
        Assert.Equal("only this", Assert.Single(run["Test6_fails"].Problems).Message);
        Assert.Equal(Verdict.Passed, run["Test7_starts_one_of_the_frameworks"].Verdict);
        Assert.Equal(Verdict.TimedOut, Assert.Single(run["Test8_never_ends"].Problems).Kind);
    }

    [Fact]
    public void A_task_that_waits_for_ever_is_not_seen_otherwise() => Assert.Equal(Verdict.Passed, InnerRun.One<WaitingUnseen>().Verdict);

    private sealed class AsyncVoid : TestCase
    {
        private static readonly TaskCompletionSource Never = new();

        public void Test1_leaves_one() => Wait();

        public void Test2_leaves_two()
        {
            Wait();
            Wait();
        }

        public void Test3_ends_in_time() => EndSoon();

        [Unclean(UncleanMode.Ignore)]
        public void Test4_may() => Wait();

        public void Test5_lets_them_go_on() => Never.SetResult();

#pragma warning disable VSTHRD100 // They are what is tested.
        private static async void Wait() => await Never.Task;

        private static async void EndSoon()
#pragma warning restore VSTHRD100
        {
            await Task.Yield();
            await Task.Yield();
        }
    }

    private sealed class WaitingUnseen : TestCase
    {
        public void TestLeavesOne() => _ = Wait();

        private static async Task Wait() => await new TaskCompletionSource().Task;
    }

    private sealed class Waiting : TestCase
    {
        private static readonly TaskCompletionSource Never = new();

        public void Test1_leaves_one() => _ = Wait();

        public async Task Test2_leaves_one_in_another_thread()
        {
            var begun = new TaskCompletionSource();
            _ = Task.Run(async () => await WaitElsewhere(begun));
            await begun.Task;
        }

        public void Test3_leaves_an_async_void_one() => WaitForNobody();

        public async Task Test4_ends_in_time()
        {
            _ = EndSoon();
            await EndSoon();
        }

        [Unclean(UncleanMode.Ignore)]
        public void Test5_may() => _ = Wait();

        public void Test6_fails()
        {
            _ = Wait();
            Fail("only this");
        }

        public void Test7_starts_one_of_the_frameworks() => _ = Parallel.ForEachAsync([1], static (_, _) => new ValueTask(Never.Task));

        [Timeout(0.1)]
        public async Task Test8_never_ends() => await Wait();

        private static async Task<int> Wait()
        {
            await Never.Task;
            return 1;
        }

        private static async ValueTask WaitElsewhere(TaskCompletionSource begun)
        {
            var inner = Inner();
            begun.SetResult();
            await inner.ConfigureAwait(false);

            static async Task Inner() => await Never.Task.ConfigureAwait(false);
        }

        private static async Task EndSoon()
        {
            await Task.Yield();
            await Task.Yield();
        }

#pragma warning disable VSTHRD100 // It is what is tested.
        private static async void WaitForNobody() => await Never.Task;
#pragma warning restore VSTHRD100
    }

    private sealed class Tasks : TestCase
    {
        private static readonly TaskCompletionSource Go = new();

        public void Test1_leaves_one() => _ = GoOn();

        [Unclean(UncleanMode.Ignore)]
        public void Test2_may() => _ = GoOn();

        public void Test3_fails()
        {
            _ = GoOn();
            Fail("and that is enough");
        }

        public void Test4_lets_them_go_on() => Go.SetResult();

        private static async Task GoOn() => await Go.Task;
    }
}
