using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Exceptions that nobody catches, in threads that tests started: charged to exactly that test, and the process lives on (T32).</summary>
public sealed class LooseThreadTests
{
    [Fact]
    public void T32_what_a_thread_throws_is_charged_to_the_test_that_started_it()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Loose>(supervisor);

        var problem = Assert.Single(run["Test1_thread"].Problems);
        Assert.Equal((Verdict.Error, ProblemSource.LoggedError), (run["Test1_thread"].Verdict, problem.Source));
        Assert.Equal("In a thread that the test started: loose", problem.Message);
        Assert.Equal(Verdict.Passed, run["Test2_pool"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test3_async_void"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test3_timer"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test4_leaves_a_thread"].Verdict);
        Assert.Equal(Verdict.Passed, run["Test5_lets_it_throw"].Verdict);
        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.EndsWith("Loose.Test4_leaves_a_thread", late.TestId, StringComparison.Ordinal);
        Assert.Equal("In a thread that the test started: loose", late.Problem.Message);
    }

    private sealed class Loose : TestCase
    {
        private static readonly ManualResetEventSlim Go = new();
        private static Thread? _left;
        private static Timer? _timer;

        public void Test1_thread()
        {
            var thread = new Thread(Throw);
            thread.Start();
            thread.Join();
        }

        public void Test2_pool() => AssertCharged(static () => ThreadPool.QueueUserWorkItem(static _ => Throw()));

        public void Test3_async_void() => AssertCharged(static () => ThreadPool.QueueUserWorkItem(static _ => ThrowLater()));

        public void Test3_timer() => AssertCharged(static () => _timer = new Timer(static _ => Throw(), null, 0, Timeout.Infinite));

        [Unclean(UncleanMode.Ignore)]
        public void Test4_leaves_a_thread()
        {
            _left = new Thread(static () =>
            {
                Go.Wait();
                Throw();
            });
            _left.Start();
        }

        public void Test5_lets_it_throw()
        {
            Go.Set();
            AssertNotNull(_left).Join();
        }

        /// <summary>A pool thread cannot be joined: its error in this test's account is what there is to wait for.</summary>
        private void AssertCharged(Action start)
        {
            IReadOnlyList<InvalidOperationException> errors = [];
            start();
            AssertTrue(SpinWait.SpinUntil(() => (errors = FlushLoggedErrors<InvalidOperationException>()).Count > 0, TimeSpan.FromSeconds(30)));
            AssertEqual("loose", errors[0].Message);
        }

#pragma warning disable VSTHRD100 // What becomes of its exception is the question.
        private static async void ThrowLater()
#pragma warning restore VSTHRD100
        {
            await Task.Yield();
            Throw();
        }

        private static void Throw() => throw new InvalidOperationException("loose");
    }
}
