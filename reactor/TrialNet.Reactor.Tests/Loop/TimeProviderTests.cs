using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Loop;

/// <summary>The reactor's time for code that knows nothing of reactors.</summary>
public abstract class TimeProviderTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(2);

    [SkippableFact]
    public void A_timer_fires_on_the_reactors_thread_wherever_it_was_made()
    {
        var threads = new List<int>();
        Run(() =>
        {
            Create();
            OnThread(Create);
        });
        Assert.Equal([Environment.CurrentManagedThreadId, Environment.CurrentManagedThreadId], threads);

        void Create() => Subject.TimeProvider.CreateTimer(
            _ =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                if (threads.Count == 2)
                {
                    Subject.Stop();
                }
            },
            null,
            Soon,
            Timeout.InfiniteTimeSpan);
    }

    [SkippableFact]
    public void A_timer_made_before_the_start_fires_after_it()
    {
        Subject.TimeProvider.CreateTimer(_ => Subject.Stop(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Run(() => { });
        Assert.False(Subject.IsRunning);
    }

    [SkippableFact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var states = new List<object?>();
        ITimer? timer = null;
        Run(() => timer = Subject.TimeProvider.CreateTimer(
            state =>
            {
                states.Add(state);
                if (states.Count == 3)
                {
                    timer!.Dispose();
                    Subject.CallLater(TimeSpan.FromMilliseconds(10), Subject.Stop);
                }
            },
            "state",
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(1)));
        Assert.Equal(["state", "state", "state"], states);
        Assert.False(timer!.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [SkippableFact]
    public void A_timer_can_be_put_off_and_set_again_from_any_thread()
    {
        var fired = 0;
        Run(() =>
        {
            var timer = Subject.TimeProvider.CreateTimer(
                _ =>
                {
                    fired++;
                    Subject.Stop();
                },
                null,
                Soon,
                Timeout.InfiniteTimeSpan);
            Assert.True(timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
            Assert.Empty(Subject.GetDelayedCalls());
            OnThread(() => timer.Change(Soon, Timeout.InfiniteTimeSpan));
        });
        Assert.Equal(1, fired);
    }

    [SkippableFact]
    public void A_timer_that_was_disposed_on_another_thread_does_not_fire()
    {
        NeedsThreads();
        Run(() =>
        {
            var timer = Subject.TimeProvider.CreateTimer(_ => Assert.Fail("fired"), null, Soon, Timeout.InfiniteTimeSpan);
            OnThreadAndWait(timer.Dispose);
            Subject.CallLater(TimeSpan.FromMilliseconds(10), Subject.Stop);
        });
        Assert.Empty(Resources.GetResources());
    }

    [SkippableFact]
    public void A_timer_can_be_disposed_twice_and_in_an_asynchronous_using()
    {
        var reactor = Subject;
        Run(() => _ = DisposeAsync());
        Assert.Empty(Resources.GetResources());

        async Task DisposeAsync()
        {
            await using (var timer = reactor.TimeProvider.CreateTimer(_ => Assert.Fail("fired"), null, TimeSpan.FromHours(1), Soon))
            {
                Assert.Single(reactor.GetDelayedCalls());
                timer.Dispose();
                Assert.Empty(reactor.GetDelayedCalls());
            }

            reactor.Stop();
        }
    }

    [SkippableFact]
    public void Delays_and_timeouts_of_the_library_work()
    {
        var events = new List<string>();
        Run(() => _ = AwaitAsync());
        Assert.Equal(["delayed", "timed out"], events);

        async Task AwaitAsync()
        {
            await Task.Delay(Soon, Subject.TimeProvider);
            Assert.True(Subject.InOwnThread);
            events.Add("delayed");
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(Soon, Subject.TimeProvider);
            }
            catch (TimeoutException)
            {
                events.Add("timed out");
            }

            Subject.Stop();
        }
    }

    [SkippableFact]
    public void A_timer_shows_among_the_resources_with_what_it_calls()
    {
        var description = string.Empty;
        Run(() =>
        {
            using var timer = Subject.TimeProvider.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
            description = Assert.Single(Resources.GetResources()).Description;
            Subject.Stop();
        });
        Assert.EndsWith(
            $"calls a timer of the TimeProvider for a lambda in {nameof(TimeProviderTests)}.{nameof(A_timer_shows_among_the_resources_with_what_it_calls)}",
            description,
            StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_timer_carries_its_makers_execution_context()
    {
        var local = new AsyncLocal<string>();
        string? seen = null;
        Run(() =>
        {
            local.Value = "the maker's";
            Subject.TimeProvider.CreateTimer(
                _ =>
                {
                    seen = local.Value;
                    Subject.Stop();
                },
                null,
                Soon,
                Timeout.InfiniteTimeSpan);
            local.Value = "another";
        });
        Assert.Equal("the maker's", seen);
    }

    [SkippableFact]
    public void Time_and_zone_are_the_clocks()
    {
        Skip.If(Subject is ISimulation, "its clock is its own");
        var provider = Subject.TimeProvider;
        Assert.Equal(TimeProvider.System.TimestampFrequency, provider.TimestampFrequency);
        Assert.Same(TimeProvider.System.LocalTimeZone, provider.LocalTimeZone);
        Assert.InRange(provider.GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(-1), TimeSpan.FromHours(1));
        Assert.True(provider.GetElapsedTime(provider.GetTimestamp()) >= TimeSpan.Zero);
    }

    [SkippableFact]
    public void Bad_times_are_refused()
    {
        var provider = Subject.TimeProvider;
        Assert.Throws<ArgumentNullException>(() => provider.CreateTimer(null!, null, Soon, Soon));
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.CreateTimer(_ => { }, null, TimeSpan.FromMilliseconds(-2), Soon));
        Assert.Throws<ArgumentOutOfRangeException>(() => provider.CreateTimer(_ => { }, null, Soon, TimeSpan.FromMilliseconds(-2)));
    }

    private static void OnThreadAndWait(ThreadStart work)
    {
        var thread = new Thread(work);
        thread.Start();
        thread.Join();
    }

    public sealed class Epoll() : TimeProviderTests("epoll");

    public sealed class Poll() : TimeProviderTests("poll");

    public sealed class Completion() : TimeProviderTests("completion");

    public sealed class Select() : TimeProviderTests("select");

    public sealed class Simulated() : TimeProviderTests("simulated");
}
