using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Threads;

/// <summary>Work for the threads of a reactor, in the raw form.</summary>
public abstract class WorkTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IReactorInThreads InThreads => (IReactorInThreads)Subject;

    [SkippableFact]
    public void R_THR_07_Work_runs_on_a_thread_of_the_pool()
    {
        var own = Environment.CurrentManagedThreadId;
        var other = own;
        var isBackground = false;
        SynchronizationContext? context = null;
        Run(() => InThreads.CallInThread(() =>
        {
            other = Environment.CurrentManagedThreadId;
            isBackground = Thread.CurrentThread.IsBackground;
            context = SynchronizationContext.Current;
            Subject.CallFromThread(Subject.Stop);
        }));
        Assert.NotEqual(own, other);
        Assert.True(isBackground);
        Assert.Null(context);
    }

    [SkippableFact]
    public void R_THR_07_What_work_throws_is_logged_and_the_thread_goes_on()
    {
        ExpectsErrors = true;
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(1);
            InThreads.CallInThread(() => throw new FormatException("mine"), "Here.cs", 7);
            InThreads.CallInThread(() => Subject.CallFromThread(Subject.Stop));
        });
        var (failure, context) = Assert.Single(Log.TakeAll());
        Assert.IsType<FormatException>(failure.Value);
        Assert.Equal("In work for a thread, given at Here.cs:7", context);
    }

    [SkippableFact]
    public void R_THR_07_Work_runs_in_the_scope_and_the_execution_context_in_which_it_was_given()
    {
        var local = new AsyncLocal<string>();
        Scope? scope = null;
        Scope? scopeOfCall = null;
        string? seen = null;
        Run(() =>
        {
            var mine = new Scope("mine", Subject, Log);
            using var entered = mine.Enter();
            local.Value = "flows";
            InThreads.CallInThread(() =>
            {
                scope = Scope.Current;
                seen = local.Value;
                Subject.CallFromThread(() =>
                {
                    scopeOfCall = Scope.Current;
                    Subject.Stop();
                });
            });
        });
        Assert.Equal("mine", scope?.Name);
        Assert.Same(scope, scopeOfCall);
        Assert.Equal("flows", seen);
    }

    [SkippableFact]
    public void R_THR_10_Several_functions_run_in_order_on_one_thread_until_one_throws()
    {
        ExpectsErrors = true;
        var events = new List<string>();
        var threads = new HashSet<int>();
        Run(() =>
        {
            InThreads.CallMultipleInThread(
            [
                () => Note("one"),
                () => Note("two"),
                () =>
                {
                    Note("three");
                    Subject.CallFromThread(Subject.Stop);
                    throw new FormatException("three");
                },
                () => Note("four"),
            ]);
        });
        Assert.Equal(["one", "two", "three"], events);
        Assert.Single(threads);
        Assert.Single(Log.Take<FormatException>());

        void Note(string step)
        {
            events.Add(step);
            threads.Add(Environment.CurrentManagedThreadId);
        }
    }

    [SkippableFact]
    public void R_THR_12_The_callback_gets_value_or_failure_on_the_thread_of_the_work()
    {
        var workThread = 0;
        var results = new List<(bool IsFailure, object? Value, int Thread)>();
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(1);
            InThreads.CallInThreadWithCallback(
                () =>
                {
                    workThread = Environment.CurrentManagedThreadId;
                    return 42;
                },
                outcome => results.Add((outcome.IsFailure, outcome.Value, Environment.CurrentManagedThreadId)));
            InThreads.CallInThreadWithCallback<int>(
                () => throw new FormatException("mine"),
                outcome =>
                {
                    results.Add((outcome.IsFailure, outcome.Failure!.Value, Environment.CurrentManagedThreadId));
                    Subject.CallFromThread(Subject.Stop);
                });
        });
        Assert.Equal((false, 42, workThread), results[0]);
        Assert.True(results[1].IsFailure);
        Assert.IsType<FormatException>(results[1].Value);
        Assert.Equal(workThread, results[1].Thread);
    }

    [SkippableFact]
    public void R_THR_12_What_the_callback_throws_is_logged()
    {
        ExpectsErrors = true;
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(1);
            InThreads.CallInThreadWithCallback(() => 1, _ => throw new FormatException("mine"), "Here.cs", 8);
            InThreads.CallInThread(() => Subject.CallFromThread(Subject.Stop));
        });
        var (failure, context) = Assert.Single(Log.TakeAll());
        Assert.IsType<FormatException>(failure.Value);
        Assert.Equal("In the callback of work in a thread, given at Here.cs:8", context);
    }

    [SkippableFact]
    public void R_THR_13_The_pool_keeps_nothing_of_work_that_is_done()
    {
        WeakReference? target = null;
        WeakReference? value = null;
        var collected = false;
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(1, 1);
            (target, value) = Give();
            InThreads.CallInThread(() => Subject.CallFromThread(() => Subject.CallLater(TimeSpan.Zero, () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                collected = target is { IsAlive: false } && value is { IsAlive: false };
                Assert.Equal(1, InThreads.GetThreadPoolStatistics().Threads);
                Subject.Stop();
            })));
        });
        Assert.True(collected);

        [MethodImpl(MethodImplOptions.NoInlining)]
        (WeakReference Target, WeakReference Value) Give()
        {
            var payload = new byte[1000];
            var result = new byte[1000];
            InThreads.CallInThreadWithCallback(() => payload.Length > 0 ? result : [], static outcome => Assert.False(outcome.IsFailure));
            return (new WeakReference(payload), new WeakReference(result));
        }
    }

    [SkippableFact]
    public void Work_is_a_resource_of_its_scope_until_it_is_done()
    {
        using var release = new ManualResetEventSlim();
        IReactorResource? running = null;
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(1);
            var begun = new ManualResetEventSlim();
            running = InThreads.CallInThread(() =>
            {
                begun.Set();
                release.Wait(Patience);
            }, "Here.cs", 9);
            Assert.True(begun.Wait(Patience));
            var waiting = InThreads.CallInThread(Nothing);
            Assert.Equal([running, waiting], Resources.GetResources());
            Assert.Equal("work in a thread", running.Kind);
            Assert.EndsWith("Work_is_a_resource_of_its_scope_until_it_is_done, under way", running.Description, StringComparison.Ordinal);
            Assert.Equal("WorkTests.Nothing, not begun", waiting.Description);
            Assert.Equal("Here.cs:9", running.CreatedAt.ToString());
            Assert.Same(Scope, running.Scope);
            release.Set();
            When(() => Resources.GetResources().Count == 0, Subject.Stop);
        });
        Assert.NotNull(running);
    }

    [SkippableFact]
    public void Work_that_is_released_before_it_began_never_begins()
    {
        var ran = false;
        Run(() =>
        {
            var release = new ManualResetEventSlim();
            InThreads.SuggestThreadPoolSize(1);
            var begun = new ManualResetEventSlim();
            InThreads.CallInThread(() =>
            {
                begun.Set();
                release.Wait(Patience);
            });
            Assert.True(begun.Wait(Patience));
            var waiting = InThreads.CallInThread(() => ran = true);
            waiting.Release();
            waiting.Release();
            Assert.Single(Resources.GetResources());
            Assert.Equal(0, InThreads.GetThreadPoolStatistics().WaitingWork);
            release.Set();
            Subject.Stop();
        });
        Assert.False(ran);
    }

    [SkippableFact]
    public void Work_that_is_released_while_it_runs_tells_nobody_what_came_of_it()
    {
        var told = false;
        Run(() =>
        {
            var release = new ManualResetEventSlim();
            var begun = new ManualResetEventSlim();
            var work = InThreads.CallInThreadWithCallback(
                () =>
                {
                    begun.Set();
                    return release.Wait(Patience);
                },
                _ => told = true);
            Assert.True(begun.Wait(Patience));
            Assert.False(work.IsReleasing);
            work.Release();
            Assert.True(work.IsReleasing);
            Assert.Equal([work], Resources.GetResources());
            release.Set();
            Subject.Stop();
        });
        Assert.False(told);
    }

    [SkippableFact]
    public void Bad_arguments_and_other_threads_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => InThreads.CallInThread(null!));
        Assert.Throws<ArgumentNullException>(() => InThreads.CallInThreadWithCallback<int>(null!, _ => { }));
        Assert.Throws<ArgumentNullException>(() => InThreads.CallInThreadWithCallback(() => 1, null!));
        Assert.Throws<ArgumentNullException>(() => InThreads.CallMultipleInThread(null!));
        Assert.Throws<ArgumentNullException>(() => InThreads.CallMultipleInThread([null!]));
        Assert.Throws<ArgumentOutOfRangeException>(() => InThreads.SuggestThreadPoolSize(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => InThreads.SuggestThreadPoolSize(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => InThreads.SuggestThreadPoolSize(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InThreads.SuggestThreadPoolSize(int.MaxValue, 1025));
        Run(() => OnThread(() =>
        {
            Assert.Throws<WrongThreadException>(() => InThreads.CallInThread(Nothing));
            Assert.Throws<WrongThreadException>(() => InThreads.SuggestThreadPoolSize(1));
            Assert.Equal(10, InThreads.GetThreadPoolStatistics().MaxThreads);
        }, Subject.Stop));
        Assert.Throws<ReactorNotRunningException>(() => InThreads.CallInThread(Nothing));
    }

    private static void Nothing()
    {
    }

    public sealed class Epoll() : WorkTests("epoll");

    public sealed class Completion() : WorkTests("completion");

    public sealed class Poll() : WorkTests("poll");

    public sealed class Select() : WorkTests("select");
}
