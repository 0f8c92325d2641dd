using TrialNet.Framework;
using TrialNet.Runner.Results;

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
