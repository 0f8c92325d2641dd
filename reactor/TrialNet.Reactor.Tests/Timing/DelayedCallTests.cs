using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>Timers against the system's clock, where only order and lower bounds can be judged.</summary>
public abstract class DelayedCallTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(2);

    [SkippableFact]
    public void R_TIME_01_A_timer_is_called_once_not_inside_CallLater_and_not_early()
    {
        var calls = 0;
        var asked = TimeSpan.Zero;
        var called = TimeSpan.Zero;
        Run(() =>
        {
            asked = Subject.Now;
            Subject.CallLater(TimeSpan.FromMilliseconds(20), () =>
            {
                calls++;
                called = Subject.Now;
                Subject.CallLater(Soon, Subject.Stop);
            });
            Assert.Equal(0, calls);
        });
        Assert.Equal(1, calls);
        Assert.True(called >= asked + TimeSpan.FromMilliseconds(20), $"{asked} {called}");
    }

    [SkippableFact]
    public void R_TIME_04_Negative_delays_and_null_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Subject.CallLater(TimeSpan.FromTicks(-1), () => { }));
        Assert.Throws<ArgumentNullException>(() => Subject.CallLater(TimeSpan.Zero, null!));
        var timer = Subject.CallLater(Soon, () => { });
        Assert.Throws<ArgumentOutOfRangeException>(() => timer.Reset(TimeSpan.FromTicks(-1)));
        Assert.Equal([timer], Subject.GetDelayedCalls());
    }

    [SkippableFact]
    public void R_TIME_04_Huge_delays_work_and_do_not_disturb_the_loop()
    {
        var huge = new List<IDelayedCall>();
        Run(() =>
        {
            huge.Add(Subject.CallLater(TimeSpan.MaxValue, () => Assert.Fail("called")));
            huge.Add(Subject.CallLater(TimeSpan.FromMilliseconds(1L << 31), () => Assert.Fail("called")));
            huge.Add(Subject.CallLater(TimeSpan.FromDays(100_000), () => Assert.Fail("called")));
            huge[2].Delay(TimeSpan.MaxValue);
            Assert.All(huge, timer => Assert.True(timer.IsActive));
            Subject.CallLater(Soon, () =>
            {
                Assert.Equal(3, Subject.GetDelayedCalls().Count);
                Subject.Stop();
            });
        });
        Assert.Equal(TimeSpan.MaxValue, huge[0].DueTime);
        Assert.Equal(TimeSpan.MaxValue, huge[2].DueTime);
    }

    [SkippableFact]
    public void R_TIME_06_A_timer_that_was_cancelled_says_so()
    {
        var timer = Subject.CallLater(Soon, () => { });
        timer.Cancel();
        Assert.False(timer.IsActive);
        Assert.Throws<AlreadyCancelledException>(timer.Cancel);
        Assert.Throws<AlreadyCancelledException>(() => timer.Reset(Soon));
        Assert.Throws<AlreadyCancelledException>(() => timer.Delay(Soon));
    }

    [SkippableFact]
    public void R_TIME_06_and_08_A_timer_that_is_being_called_is_called_already()
    {
        IDelayedCall? timer = null;
        var inside = new List<Exception?>();
        var isActive = true;
        Run(() => timer = Subject.CallLater(TimeSpan.Zero, () =>
        {
            isActive = timer!.IsActive;
            inside.Add(Record.Exception(timer.Cancel));
            inside.Add(Record.Exception(() => timer.Reset(Soon)));
            inside.Add(Record.Exception(() => timer.Delay(Soon)));
            Subject.Stop();
        }));
        Assert.False(isActive);
        Assert.Equal(3, inside.Count);
        Assert.All(inside, error => Assert.IsType<DelayedCallAlreadyCalledException>(error));
        Assert.Throws<DelayedCallAlreadyCalledException>(timer!.Cancel);
    }

    [SkippableFact]
    public void R_TIME_09_A_timer_that_throws_is_logged_with_its_place_and_the_batch_goes_on()
    {
        ExpectsErrors = true;
        var here = new CallerPlace();
        Run(() =>
        {
            here = CallerPlace.Here();
            Subject.CallLater(TimeSpan.Zero, () => throw new FormatException("mine"));
            Subject.CallLater(TimeSpan.Zero, Subject.Stop);
        });
        var (failure, context) = Assert.Single(Log.TakeAll());
        Assert.Equal("mine", Assert.IsType<FormatException>(failure.Value).Message);
        Assert.Equal($"In a timer set at {Path.GetFileName(here.File)}:{here.Line + 1}", context);
    }

    [SkippableFact]
    public void R_TIME_11_An_endless_chain_of_zero_delays_starves_neither_calls_nor_sockets()
    {
        var turns = 0;
        var client = new ScriptedFactory(self => self.Transport.LoseConnection()) { OnLost = (_, _) => Subject.CallFromThread(Subject.Stop) };
        Run(() =>
        {
            Again();
            Connect(Listen(new ScriptedFactory(_ => { })), client);
        });
        Assert.Equal(["start", "started", "build", "lost", "stop"], client.Events);
        Assert.True(turns > 0);

        void Again()
        {
            turns++;
            Subject.CallLater(TimeSpan.Zero, Again);
        }
    }

    [SkippableFact]
    public void R_TIME_12_Now_never_goes_back()
    {
        var last = Subject.Now;
        for (var count = 0; count < 100_000; count++)
        {
            var now = Subject.Now;
            Assert.True(now >= last);
            last = now;
        }
    }

    [SkippableFact]
    public void R_TIME_14_A_timer_set_from_a_thread_shortens_the_sleep()
    {
        var fired = false;
        Run(() =>
        {
            Subject.CallLater(TimeSpan.FromHours(1), () => Assert.Fail("The loop slept past the timer."));
            OnThread(() => Subject.CallFromThread(() => Subject.CallLater(Soon, () =>
            {
                fired = true;
                Subject.Stop();
            })));
        });
        Assert.True(fired);
    }

    [SkippableFact]
    public void R_TIME_16_Timers_that_were_cancelled_leave_nothing_behind()
    {
        var timers = SetAndCancel(100_000);
        GC.Collect();
        Assert.Empty(Subject.GetDelayedCalls());
        Assert.DoesNotContain(timers, timer => timer.IsAlive);
    }

    [SkippableFact]
    public void R_TIME_17_What_was_to_be_called_is_released_when_cancelled_or_called()
    {
        var (called, calledTarget) = SetTimer(TimeSpan.Zero);
        var (cancelled, cancelledTarget) = SetTimer(TimeSpan.FromHours(1));
        cancelled.Cancel();
        Subject.Iterate(TimeSpan.Zero);
        GC.Collect();
        Assert.False(calledTarget.IsAlive);
        Assert.False(cancelledTarget.IsAlive);
        GC.KeepAlive(called);
        GC.KeepAlive(cancelled);
    }

    [SkippableFact]
    public void A_timer_can_be_told_apart_from_others()
    {
        var here = CallerPlace.Here();
        var lambda = Subject.CallLater(TimeSpan.FromSeconds(60), () => Assert.Fail("called"));
        var method = Subject.CallLater(TimeSpan.FromSeconds(60), GC.Collect);
        var local = Subject.CallLater(TimeSpan.FromSeconds(60), Local);
        Assert.Equal("timer", lambda.Kind);
        Assert.Matches($@"^due in (60\.000|5\d\.\d\d\d) s, calls a lambda in {nameof(DelayedCallTests)}\.{nameof(A_timer_can_be_told_apart_from_others)}$", lambda.Description);
        Assert.EndsWith(", calls GC.Collect", method.Description, StringComparison.Ordinal);
        Assert.EndsWith($", calls Local in {nameof(DelayedCallTests)}.{nameof(A_timer_can_be_told_apart_from_others)}", local.Description, StringComparison.Ordinal);
        Assert.Equal($"{Path.GetFileName(here.File)}:{here.Line + 1}", lambda.CreatedAt.ToString());
        Assert.Equal("Cancel()", lambda.HowToRelease);
        Assert.False(lambda.IsReleasing);
        Assert.True(lambda.CreatedTime <= Subject.Now);
        Assert.Equal([lambda, method, local], Resources.GetResources());
        lambda.Release();
        lambda.Release();
        Assert.Throws<AlreadyCancelledException>(lambda.Cancel);
        Assert.StartsWith("timer due in", lambda.ToString(), StringComparison.Ordinal);

        static void Local() => Assert.Fail("called");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> SetAndCancel(int count)
    {
        var timers = Enumerable.Range(0, count).Select(number => Subject.CallLater(TimeSpan.FromHours(number), () => { })).ToList();
        timers.ForEach(timer => timer.Cancel());
        return timers.ConvertAll(timer => new WeakReference(timer));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (IDelayedCall Timer, WeakReference Target) SetTimer(TimeSpan delay)
    {
        var target = new object();
        return (Subject.CallLater(delay, () => GC.KeepAlive(target)), new WeakReference(target));
    }

    public sealed class Epoll() : DelayedCallTests("epoll");

    public sealed class Poll() : DelayedCallTests("poll");

    public sealed class Completion() : DelayedCallTests("completion");

    public sealed class Select() : DelayedCallTests("select");

    public sealed class Simulated() : DelayedCallTests("simulated");
}
