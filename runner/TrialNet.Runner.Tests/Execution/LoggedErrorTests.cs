using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Errors that are logged and failures that nobody takes: rules T28 to T32 of trial.</summary>
public sealed class LoggedErrorTests
{
    [Fact]
    public void T28_each_logged_error_is_a_problem_with_its_context_unless_it_is_flushed()
    {
        var run = InnerRun.Of<Logging>();

        Assert.Equal(Verdict.Error, run["TestTwo"].Verdict);
        Assert.Equal(
            ["While one was done: first", "While two was done: second"],
            run["TestTwo"].Problems.Select(static problem => problem.Message));
        Assert.All(run["TestTwo"].Problems, static problem => Assert.Equal(ProblemSource.LoggedError, problem.Source));
        Assert.Equal(Verdict.Passed, run["TestFlushed"].Verdict);
        Assert.Equal("While two was done: second", Assert.Single(run["TestFlushedByType"].Problems).Message);
    }

    [Fact]
    public void T30_an_unhandled_failure_is_charged_to_its_test_however_it_is_held()
    {
        var run = InnerRun.Of<Unhandled>();

        foreach (var name in (string[])["TestCollected", "TestCycle", "TestGlobal"])
        {
            var problem = Assert.Single(run[name].Problems);
            Assert.Equal((Verdict.Error, ProblemSource.UnhandledFailure, "System.InvalidOperationException"), (run[name].Verdict, problem.Source, problem.ExceptionType));
            Assert.Matches(@"^Unhandled error in Deferred \(created at LoggedErrorTests\.cs:\d+, fired at LoggedErrorTests\.cs:\d+\): ", problem.Message);
        }

        Assert.Equal(Verdict.Passed, run["TestFlushed"].Verdict);
        Assert.Equal(Verdict.Passed, run["TestTaken"].Verdict);
    }

    [Fact]
    public void T32_what_a_timer_a_call_from_a_thread_or_a_post_throws_is_charged_to_its_test()
    {
        var run = InnerRun.Of<Throwing>();

        foreach (var name in (string[])["TestTimer", "TestThread", "TestPost", "TestAsyncVoid"])
        {
            var problem = Assert.Single(run[name].Problems);
            Assert.Equal((Verdict.Error, ProblemSource.LoggedError), (run[name].Verdict, problem.Source));
            Assert.EndsWith("thrown", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void T32_an_error_of_a_test_that_has_ended_comes_late_and_is_never_the_next_ones()
    {
        var run = InnerRun.Of<Late>();

        Assert.Equal([Verdict.Passed, Verdict.Passed], run.Results.Select(static result => result.Verdict));
        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.EndsWith("Late.Test1_leaves_a_thread", late.TestId, StringComparison.Ordinal);
        Assert.Equal((ProblemSource.Late, "In a thread: late"), (late.Problem.Source, late.Problem.Message));
        Assert.True(run.Events.IndexOf(late) < run.Events.Count - 1);
    }

    private sealed class Logging : TestCase
    {
        public void TestTwo() => Log();

        public void TestFlushed()
        {
            Log();
            AssertEqual(["first", "second"], FlushLoggedErrors().Select(static failure => failure.Value.Message));
        }

        public void TestFlushedByType()
        {
            Log();
            AssertEqual("first", FlushLoggedErrors<InvalidOperationException>()[0].Message);
        }

        private static void Log()
        {
            Scope.Current.LogError(new Failure(new InvalidOperationException("first")), "While one was done");
            Scope.Current.LogError(new Failure(new NotSupportedException("second")), "While two was done");
        }
    }

    private sealed class Unhandled : TestCase
    {
        private static readonly List<Deferred> Held = [];

        public void TestCollected() => Drop();

        public void TestCycle()
        {
            var deferred = new Deferred<object?>();
            deferred.AddCallback(_ => deferred.ToString());
            deferred.Errback(new InvalidOperationException());
        }

        public void TestGlobal() => Held.Add(Deferred.Fail<int>(new InvalidOperationException()));

        public void TestFlushed()
        {
            Drop();
            AssertIsInstance<InvalidOperationException>(FlushUnhandledFailures()[0].Failure.Value);
        }

        public void TestTaken() => AssertIsInstance<InvalidOperationException>(FailureResultOf(Deferred.Fail<int>(new InvalidOperationException())).Value);

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Drop() => Deferred.Fail<int>(new InvalidOperationException());
    }

    private sealed class Throwing : TestCase
    {
        public void TestTimer() => Reactor.CallLater(TimeSpan.Zero, Throw);

        public void TestThread()
        {
            var thread = new Thread(() => Reactor.CallFromThread(Throw));
            thread.Start();
            thread.Join();
        }

#pragma warning disable VSTHRD001 // Posting is what is tested.
        public void TestPost() => AssertNotNull(SynchronizationContext.Current).Post(static _ => Throw(), null);
#pragma warning restore VSTHRD001

        public void TestAsyncVoid() => ThrowLater();

#pragma warning disable VSTHRD100 // What becomes of its exception is the question.
        private static async void ThrowLater()
#pragma warning restore VSTHRD100
        {
            await Task.Yield();
            Throw();
        }

        private static void Throw() => throw new InvalidOperationException("thrown");
    }

    private sealed class Late : TestCase
    {
        private static readonly ManualResetEventSlim Go = new();
        private static Thread? _thread;

        [Unclean(UncleanMode.Ignore)]
        public void Test1_leaves_a_thread()
        {
            var scope = Scope.Current;
            _thread = new Thread(() =>
            {
                Go.Wait();
                scope.LogError(new Failure(new InvalidOperationException("late")), "In a thread");
            });
            _thread.Start();
        }

        public void Test2_lets_it_go_on()
        {
            Go.Set();
            AssertNotNull(_thread).Join();
        }
    }
}
