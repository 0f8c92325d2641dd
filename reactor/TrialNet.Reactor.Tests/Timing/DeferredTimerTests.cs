using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>Rules D-7 and D-9.08 with a reactor for a clock.</summary>
public abstract class DeferredTimerTests(string kind) : ReactorTest(kind)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(2);

    [SkippableFact]
    public void D_7_01_the_reactor_sets_one_timer_which_knows_who_asked()
    {
        var deferred = new Deferred<int>();
        Assert.Same(deferred, deferred.AddTimeout(TimeSpan.FromHours(1), Subject));
        var place = CallerPlace.Here();

        var timer = Assert.Single(Subject.GetDelayedCalls());
        Assert.Equal((place.File, place.Line - 1), (timer.CreatedAt.File, timer.CreatedAt.Line));
        Assert.Contains("DeferredTimer", timer.Description, StringComparison.Ordinal);
        deferred.Callback(1);
        Assert.Empty(Subject.GetDelayedCalls());
    }

    [SkippableFact]
    public void D_7_02_the_reactor_times_out()
    {
        Failure? typed = null;
        Failure? hooked = null;
        Deferred untyped = new Deferred<int>();
        Run(() =>
        {
            new Deferred<int>().AddTimeout(Soon, Subject).AddErrback(failure =>
            {
                typed = failure;
            });
            new Deferred<int>().AddTimeout(TimeSpan.Zero, Subject, (outcome, _) => outcome).AddErrback(failure =>
            {
                hooked = failure;
            });
            untyped.AddTimeout(Soon, Subject).AddErrback(failure =>
            {
                Subject.Stop();
                return failure.Trap<TimeoutException>();
            });
            Assert.False(untyped.IsCalled);
        });
        Assert.IsType<TimeoutException>(typed?.Value);
        Assert.IsType<CancelledException>(hooked?.Value);
        Assert.True(untyped.IsCalled);
    }

    [SkippableFact]
    public void D_7_02_the_reactors_time_provider_times_out_too()
    {
        Failure? seen = null;
        Run(() => new Deferred<int>().AddTimeout(TimeSpan.Zero, Subject.TimeProvider).AddErrback(failure =>
        {
            seen = failure;
            Subject.Stop();
        }));
        Assert.IsType<TimeoutException>(seen?.Value);
    }

    [SkippableFact]
    public void D_7_13_the_reactor_refuses_a_negative_time_too()
    {
        var deferred = new Deferred<int>();
        Assert.Throws<ArgumentOutOfRangeException>(() => deferred.AddTimeout(-Soon, Subject));
        Assert.Throws<ArgumentNullException>(() => deferred.AddTimeout(Soon, (IReactorTime)null!));
        Assert.Throws<ArgumentNullException>(() => ((Deferred<int>)null!).AddTimeout(Soon, Subject));
        Assert.Empty(Subject.GetDelayedCalls());
    }

    [SkippableFact]
    public void D_9_08_the_reactor_fires_later()
    {
        var done = new List<int>();
        Run(() =>
        {
            Subject.DeferLater(Soon, () => done.Add(1)).AddCallback(_ => Subject.DeferLater(TimeSpan.Zero))
                .AddCallback(_ => Subject.DeferLater(Soon, async () => await Subject.DeferLater(Soon, () => 2)))
                .AddCallback(value =>
                {
                    done.Add(value);
                    Subject.Stop();
                });
            Assert.Empty(done);
        });
        Assert.Equal([1, 2], done);
    }

    [SkippableFact]
    public void D_9_08_cancelling_takes_the_reactors_timer_away()
    {
        var deferred = Subject.DeferLater(Soon, () => 1);
        Assert.Equal(CallerPlace.Here().Line - 1, Assert.Single(Subject.GetDelayedCalls()).CreatedAt.Line);
        deferred.Cancel();
        Assert.Empty(Subject.GetDelayedCalls());
        deferred.AddErrback(failure => failure.Trap<CancelledException>() is null ? 1 : 0);
    }

    public sealed class Epoll() : DeferredTimerTests("epoll");

    public sealed class Poll() : DeferredTimerTests("poll");

    public sealed class Completion() : DeferredTimerTests("completion");

    public sealed class Select() : DeferredTimerTests("select");

    public sealed class Simulated() : DeferredTimerTests("simulated");
}
