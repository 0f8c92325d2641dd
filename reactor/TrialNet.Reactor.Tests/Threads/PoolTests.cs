using System.Collections.Concurrent;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Threads;

/// <summary>The life of the pool and of its threads.</summary>
public abstract class PoolTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IReactorInThreads InThreads => (IReactorInThreads)Subject;

    [SkippableFact]
    public void R_THR_11_Work_given_before_Run_waits_for_it()
    {
        var ranWhileRunning = false;
        InThreads.CallInThread(() =>
        {
            ranWhileRunning = Subject.IsRunning;
            Subject.CallFromThread(Subject.Stop);
        });
        Assert.Equal(new ThreadPoolStatistics(0, 0, 1, 0, 10), InThreads.GetThreadPoolStatistics());
        Run(() => { });
        Assert.True(ranWhileRunning);
    }

    [SkippableFact]
    public void R_THR_11_The_greatest_number_of_threads_is_reached_and_kept()
    {
        const int Most = 3;
        var threads = new ConcurrentDictionary<int, bool>();
        Run(() =>
        {
            var all = new Barrier(Most);
            InThreads.SuggestThreadPoolSize(Most);
            var left = 12;
            for (var count = left; count > 0; count--)
            {
                InThreads.CallInThread(() =>
                {
                    threads[Environment.CurrentManagedThreadId] = true;

                    // Only three at a time get through here, and nobody alone.
                    Assert.True(all.SignalAndWait(Patience));
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        Subject.CallFromThread(Subject.Stop);
                    }
                });
            }

            Assert.Equal(Most, InThreads.GetThreadPoolStatistics().Threads);
        });
        Assert.Equal(Most, threads.Count);
    }

    [SkippableFact]
    public void R_THR_11_The_least_number_of_threads_is_there_without_work_and_follows_a_change()
    {
        var seen = new List<int>();
        InThreads.SuggestThreadPoolSize(4, 3);
        Run(() =>
        {
            seen.Add(InThreads.GetThreadPoolStatistics().Threads);
            InThreads.SuggestThreadPoolSize(5, 5);
            seen.Add(InThreads.GetThreadPoolStatistics().Threads);
            InThreads.SuggestThreadPoolSize(2, 1);
            When(() => InThreads.GetThreadPoolStatistics().Threads == 2, Subject.Stop);
        });
        Assert.Equal([3, 5], seen);
    }

    [SkippableFact]
    public void R_THR_11_A_greater_number_begins_work_that_waits()
    {
        Run(() =>
        {
            var both = new Barrier(2);
            InThreads.SuggestThreadPoolSize(1);
            InThreads.CallInThread(() => Assert.True(both.SignalAndWait(Patience)));
            InThreads.CallInThread(() => Assert.True(both.SignalAndWait(Patience)));
            InThreads.SuggestThreadPoolSize(2);
            When(() => Resources.GetResources().Count == 0, Subject.Stop);
        });
    }

    [SkippableFact]
    public void R_THR_11_Shutdown_finishes_the_work_and_joins_the_threads()
    {
        var finished = new ConcurrentQueue<int>();
        var threads = new ConcurrentDictionary<Thread, bool>();
        var turned = false;
        using var release = new ManualResetEventSlim();
        Run(() =>
        {
            InThreads.SuggestThreadPoolSize(2);
            for (var number = 0; number < 6; number++)
            {
                var mine = number;
                InThreads.CallInThread(() =>
                {
                    release.Wait(Patience);
                    threads[Thread.CurrentThread] = true;
                    finished.Enqueue(mine);
                });
            }

            Subject.AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Shutdown, () =>
            {
                // The loop turns while it waits for the work.
                Subject.CallFromThread(() =>
                {
                    turned = true;
                    release.Set();
                });
                return null;
            });
            Subject.Stop();
        });
        Assert.True(turned);
        Assert.Equal(6, finished.Count);
        Assert.All(threads.Keys, thread => Assert.False(thread.IsAlive));
        Assert.Equal(0, InThreads.GetThreadPoolStatistics().Threads);
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void R_THR_11_A_reactor_that_was_crashed_goes_on_with_its_pool_when_it_runs_again()
    {
        using var release = new ManualResetEventSlim();
        var ran = 0;
        Run(() =>
        {
            InThreads.CallInThread(() =>
            {
                release.Wait(Patience);
                Interlocked.Increment(ref ran);
            });
            Subject.Crash();
        });
        release.Set();
        Run(() =>
        {
            InThreads.CallInThread(() => Interlocked.Increment(ref ran));
            When(() => Resources.GetResources().Count == 0, Subject.Stop);
        });
        Assert.Equal(2, ran);
    }

    [SkippableFact]
    public void A_crash_while_shutdown_waits_for_work_leaves_the_work_to_itself()
    {
        // Not disposed: the work outlives this.
        var release = new ManualResetEventSlim();
        Run(() =>
        {
            InThreads.CallInThread(() => release.Wait(Patience));
            Subject.AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Shutdown, () =>
            {
                Subject.CallFromThread(Subject.Crash);
                return null;
            });
            Subject.Stop();
        });
        Assert.False(release.IsSet);
        release.Set();
    }

    public sealed class Epoll() : PoolTests("epoll");

    public sealed class Completion() : PoolTests("completion");

    public sealed class Poll() : PoolTests("poll");

    public sealed class Select() : PoolTests("select");
}
