using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rule D-9.08: Deferreds that a clock fires.</summary>
public sealed class DeferLaterTests
{
    private static readonly FormatException Error = new("on purpose");
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimerClock _clock = new();

    [Fact]
    public void D_9_08_it_is_fired_after_the_delay_with_what_the_function_gives()
    {
        var calls = 0;
        var deferred = _clock.DeferLater(Second, () => ++calls);
        Assert.Equal([Second], _clock.Pending);
        _clock.Advance(Second - TimeSpan.FromTicks(1));
        Assert.Equal(0, calls);
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, Results.ValueOf(deferred));
        Assert.Equal(1, calls);
        Assert.Empty(_clock.Pending);
    }

    [Fact]
    public void D_9_08_without_a_function_it_is_null()
    {
        var plain = _clock.DeferLater(Second);
        var untyped = _clock.DeferLater(Second);
        _clock.Advance(Second);

        Assert.Equal(Unit.Value, Results.ValueOf(plain));
        Assert.Null(Results.ValueOf(((Deferred)untyped).AddCallback(value => value)));
    }

    [Fact]
    public void D_9_08_cancelling_takes_the_timer_away()
    {
        var called = false;
        var deferred = _clock.DeferLater(Second, () => called = true);
        deferred.Cancel();
        Assert.Empty(_clock.Pending);
        _clock.Advance(Second);

        Assert.False(called);
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_9_08_what_the_function_throws_is_the_failure()
    {
        var deferred = _clock.DeferLater<int>(Second, () => throw Error);
        _clock.Advance(Second);

        Assert.Same(Error, Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_9_08_a_deferred_that_the_function_returns_is_waited_for_and_cancelled()
    {
        var inner = new Deferred<int>();
        var waits = _clock.DeferLater(Second, () => inner);
        var cancelled = _clock.DeferLater(Second, () => new Deferred<int>(self => self.Callback(-1)));
        _clock.Advance(Second);
        cancelled.Cancel();
        inner.Callback(2);

        Assert.Equal(2, Results.ValueOf(waits));
        Assert.Equal(-1, Results.ValueOf(cancelled));
    }

    [Fact]
    public void D_9_08_async_lambdas_and_actions_are_taken()
    {
        var done = new List<string>();
        var value = _clock.DeferLater(Second, async () => await Deferred.Succeed(1));
        var nothing = _clock.DeferLater(Second, async () =>
        {
            await Deferred.Succeed();
            done.Add("async");
        });
        var action = _clock.DeferLater(Second, () => done.Add("action"));
        _clock.Advance(Second);

        Assert.Equal(1, Results.ValueOf(value));
        Assert.Equal(["async", "action"], done);
        Assert.True(nothing.IsCalled && action.IsCalled);
    }

    [Fact]
    public void D_9_08_no_delay_is_the_clocks_next_turn()
    {
        var clock = new TimerClock { CallsBackAtOnce = true };
        var deferred = clock.DeferLater(TimeSpan.Zero, () => 1);
        Assert.False(deferred.IsCalled);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void What_cannot_be_is_refused_and_sets_no_timer()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = _clock.DeferLater(TimeSpan.FromTicks(-1)); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = _clock.DeferLater(-Second, () => 1); });
        Assert.Throws<ArgumentNullException>(() => { _ = _clock.DeferLater(Second, (Func<int>)null!); });
        Assert.Throws<ArgumentNullException>(() => { _ = _clock.DeferLater(Second, (Action)null!); });
        Assert.Throws<ArgumentNullException>(() => { _ = ((TimeProvider)null!).DeferLater(Second); });
        Assert.Equal(0, _clock.Created);
    }

    [Fact]
    public void D_3_09_a_clock_on_another_thread_fires_on_the_owners()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var deferred = _clock.DeferLater(Second, () => owner.InOwnThread);
        var cancelled = _clock.DeferLater(Second, () => owner.InOwnThread);
        owner.InOwnThread = false;
        _clock.Advance(Second);
        Assert.False(deferred.IsCalled);
        owner.InOwnThread = true;
        cancelled.Cancel();
        owner.RunAll();

        Assert.True(Results.ValueOf(deferred));
        Assert.IsType<CancelledException>(Results.FailureOf(cancelled).Value);
        Assert.Empty(scoped.Errors);
    }
}
