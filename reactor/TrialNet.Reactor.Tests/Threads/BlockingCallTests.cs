using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Threads;

/// <summary>Threads that wait for the reactor.</summary>
public abstract class BlockingCallTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [SkippableFact]
    public void R_THR_09_The_function_runs_on_the_reactors_thread_and_its_value_comes_back()
    {
        var own = Environment.CurrentManagedThreadId;
        var results = new List<object?>();
        Run(() => OnThread(
            () =>
            {
                results.Add(Subject.BlockingCallFromThread(() => Environment.CurrentManagedThreadId == own));
                Subject.BlockingCallFromThread(() => results.Add("called"));
            },
            Subject.Stop));
        Assert.Equal([true, "called"], results);
    }

    [SkippableFact]
    public void R_THR_09_A_Deferred_is_waited_for()
    {
        var results = new List<object?>();
        Run(() => OnThread(
            () =>
            {
                results.Add(Subject.BlockingCallFromThread(() => Subject.DeferLater(TimeSpan.FromMilliseconds(5), () => "later")));
                results.Add(Subject.BlockingCallFromThread(() => (Deferred)Subject.DeferLater(TimeSpan.Zero, () => 3)));
                results.Add(Subject.BlockingCallFromThread(async Deferred<string> () =>
                {
                    await Subject.DeferLater(TimeSpan.Zero);
                    return "awaited";
                }));
            },
            Subject.Stop));
        Assert.Equal(["later", 3, "awaited"], results);
    }

    [SkippableFact]
    public void R_THR_09_What_the_function_throws_and_what_its_Deferred_fails_with_is_thrown()
    {
        var errors = new List<string>();
        var unhandled = 0;
        Run(() =>
        {
            var holding = new Scope("holding", Subject, Log, holdsFailures: true);
            OnThread(
                () =>
                {
                    using var entered = holding.Enter();
                    errors.Add(Assert.Throws<FormatException>(() => Subject.BlockingCallFromThread(ThrowAtOnce)).Message);
                    errors.Add(Assert.Throws<FormatException>(() => Subject.BlockingCallFromThread(FailLater)).Message);
                },
                () =>
                {
                    unhandled = holding.TakeUnhandledFailures().Count;
                    Subject.Stop();
                });
        });
        Assert.Equal(["at once", "later"], errors);
        Assert.Equal(0, unhandled);

        static int ThrowAtOnce() => throw new FormatException("at once");

        Deferred<int> FailLater() => Subject.DeferLater<int>(TimeSpan.Zero, () => throw new FormatException("later"));
    }

    [SkippableFact]
    public void R_THR_09_On_the_reactors_own_thread_it_throws_instead_of_waiting_for_ever()
    {
        var called = false;
        Run(() =>
        {
            var error = Assert.Throws<BlockingCallException>(() => Subject.BlockingCallFromThread(() => called = true));
            Assert.Equal($"The thread of the {Kind} reactor cannot wait for itself: call the function directly.", error.Message);
            Subject.CallLater(TimeSpan.Zero, Subject.Stop);
        });
        Assert.False(called);
    }

    [SkippableFact]
    public void R_THR_09_A_call_made_before_Run_waits_for_it()
    {
        var result = 0;
        OnThread(() => result = Subject.BlockingCallFromThread(() => 5), Subject.Stop);
        Run(() => { });
        Assert.Equal(5, result);
    }

    [SkippableFact]
    public void R_THR_09_A_caller_is_set_free_when_the_reactor_stops_or_crashes()
    {
        foreach (var end in new Action<IReactor>[] { reactor => reactor.Stop(), reactor => reactor.Crash() })
        {
            var reactor = CreateReactor();
            var freed = new ManualResetEventSlim();
            var thread = new Thread(() =>
            {
                Assert.Throws<ReactorNotRunningException>(() => reactor.BlockingCallFromThread(() =>
                {
                    reactor.CallLater(TimeSpan.Zero, () => end(reactor));
                    return new Deferred<int>();
                }));
                freed.Set();
            })
            { IsBackground = true };
            thread.Start();
            RunPatiently(reactor);
            Assert.True(freed.Wait(Patience));
        }
    }

    [SkippableFact]
    public void R_THR_09_A_call_after_the_end_throws()
    {
        Run(Subject.Stop);
        Exception? error = null;
        var thread = new Thread(() => error = Assert.ThrowsAny<Exception>(() => Subject.BlockingCallFromThread(() => 1)));
        thread.Start();
        Assert.True(thread.Join(Patience));
        Assert.IsType<ReactorNotRunningException>(error);
    }

    [SkippableFact]
    public void R_THR_09_Work_in_the_pool_may_call_while_the_reactor_shuts_down()
    {
        var result = 0;
        Run(() =>
        {
            Subject.DeferToThread(() => result = Subject.BlockingCallFromThread(() => 6));
            Subject.Stop();
        });
        Assert.Equal(6, result);
    }

    [SkippableFact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Subject.BlockingCallFromThread((Action)null!));
        Assert.Throws<ArgumentNullException>(() => Subject.BlockingCallFromThread((Func<int>)null!));
        Assert.Throws<ArgumentNullException>(() => Subject.BlockingCallFromThread((Func<Deferred>)null!));
        Assert.Throws<ArgumentNullException>(() => Subject.BlockingCallFromThread((Func<Deferred<int>>)null!));
    }

    public sealed class Epoll() : BlockingCallTests("epoll");

    public sealed class Completion() : BlockingCallTests("completion");

    public sealed class Poll() : BlockingCallTests("poll");

    public sealed class Select() : BlockingCallTests("select");
}
