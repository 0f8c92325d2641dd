using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Loop;

/// <summary>The way in from other threads.</summary>
public abstract class ThreadTests(string kind) : ReactorTest(kind)
{
    [SkippableFact]
    public void R_THR_01_A_call_runs_on_the_reactors_thread_and_never_inside_CallFromThread()
    {
        var threads = new List<int>();
        var wasInside = false;
        Run(() =>
        {
            var isInside = true;
            Subject.CallFromThread(() =>
            {
                wasInside = isInside;
                threads.Add(Environment.CurrentManagedThreadId);
            });
            isInside = false;
            OnThread(() => Subject.CallFromThread(() =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                Subject.Stop();
            }));
        });
        Assert.False(wasInside);
        Assert.Equal([Environment.CurrentManagedThreadId, Environment.CurrentManagedThreadId], threads);
    }

    [SkippableFact]
    public void R_THR_02_A_call_wakes_a_loop_that_sleeps_without_a_timer()
    {
        var rounds = 0;
        Run(() => OnThread(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                // Each is sent when the one before was answered, so the loop has nothing and goes to sleep.
                using var answered = new ManualResetEventSlim();
                Subject.CallFromThread(() =>
                {
                    rounds++;
                    answered.Set();
                });
                Assert.True(answered.Wait(TimeSpan.FromSeconds(30)));
            }
        }, Subject.Stop));
        Assert.Equal(200, rounds);
    }

    [SkippableFact]
    public void R_THR_03_and_06_A_hundred_thousand_calls_of_many_threads_arrive_in_the_order_of_each()
    {
        const int Threads = 8;
        const int Each = 12_500;
        var seen = new List<(int Thread, int Number)>(Threads * Each);
        Run(() =>
        {
            var finished = 0;
            for (var thread = 0; thread < Threads; thread++)
            {
                var mine = thread;
                OnThread(
                    () =>
                    {
                        for (var number = 0; number < Each; number++)
                        {
                            var next = number;
                            Subject.CallFromThread(() => seen.Add((mine, next)));
                        }
                    },
                    () =>
                    {
                        if (++finished == Threads)
                        {
                            Subject.Stop();
                        }
                    });
            }
        });
        Assert.Equal(Threads * Each, seen.Count);
        Assert.All(seen.GroupBy(call => call.Thread), calls => Assert.Equal(Enumerable.Range(0, Each), calls.Select(call => call.Number)));
    }

    [SkippableFact]
    public void R_THR_04_Calls_that_feed_themselves_run_a_turn_later_each_and_starve_nobody()
    {
        var events = new List<string>();
        Run(() =>
        {
            Subject.CallFromThread(Feed);
            Subject.CallLater(TimeSpan.Zero, () => events.Add("timer"));
            When(() => events.Count >= 3, Subject.Stop);
        });
        Assert.Equal(["call", "timer", "call"], events.Take(3));

        void Feed()
        {
            if (events.Count < 10_000)
            {
                events.Add("call");
            }

            Subject.CallFromThread(Feed);
        }
    }

    [SkippableFact]
    public void R_THR_04_The_loop_does_not_sleep_while_calls_are_left()
    {
        var count = 0;
        Run(Again);
        Assert.Equal(1000, count);

        void Again()
        {
            if (++count == 1000)
            {
                Subject.Stop();
            }
            else
            {
                Subject.CallFromThread(Again);
            }
        }
    }

    [SkippableFact]
    public void R_THR_05_A_call_that_throws_is_logged_and_the_rest_run()
    {
        ExpectsErrors = true;
        Run(() =>
        {
            Subject.CallFromThread(() => throw new FormatException("mine"));
            Subject.CallFromThread(Subject.Stop);
        });
        var (failure, context) = Assert.Single(Log.TakeAll());
        Assert.IsType<FormatException>(failure.Value);
        Assert.Equal("In a call from a thread", context);
    }

    [SkippableFact]
    public void R_THR_06_Calls_made_before_the_start_run_after_it()
    {
        var events = new List<string>();
        OnThreadAndWait(() => Subject.CallFromThread(() => events.Add($"call, running {Subject.IsRunning}")));
        Assert.Empty(events);
        Run(() =>
        {
            events.Add("started");
            Subject.CallLater(TimeSpan.Zero, Subject.Stop);
        });
        Assert.Equal(["started", "call, running True"], events);
    }

    [SkippableFact]
    public void R_THR_06_What_was_posted_when_the_reactor_stopped_still_runs()
    {
        var ran = false;
        Run(() =>
        {
            Subject.AddSystemEventTrigger(Abstractions.SystemEventPhase.After, Abstractions.SystemEvent.Shutdown, () =>
            {
                Subject.CallFromThread(() => ran = true);
                return null;
            });
            Subject.Stop();
        });
        Assert.True(ran);
    }

    [SkippableFact]
    public void A_call_after_the_end_is_dropped()
    {
        Run(Subject.Stop);
        Subject.CallFromThread(() => Assert.Fail("called"));
        OnThreadAndWait(() => Subject.CallFromThread(() => Assert.Fail("called")));
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void CallFromThread_refuses_null() => Assert.Throws<ArgumentNullException>(() => Subject.CallFromThread(null!));

    private static void OnThreadAndWait(ThreadStart work)
    {
        var thread = new Thread(work);
        thread.Start();
        thread.Join();
    }

    public sealed class Epoll() : ThreadTests("epoll");

    public sealed class Poll() : ThreadTests("poll");

    public sealed class Completion() : ThreadTests("completion");

    public sealed class CompletionOnSockets() : ThreadTests(Sockets);

    public sealed class Select() : ThreadTests("select");

    public sealed class Simulated() : ThreadTests("simulated");
}
