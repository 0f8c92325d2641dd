using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Testing;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Protocols;

/// <summary>Nothing happens for a while.</summary>
public class IdleTimeoutTests
{
    private readonly Clock _clock = new();
    private int _expired;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void It_is_called_once_when_nothing_has_happened_for_the_period()
    {
        var idle = Make();
        Assert.Null(idle.SetTimeout(Seconds(3)));
        _clock.Advance(Seconds(2));
        idle.ResetTimeout();
        _clock.Advance(Seconds(2.9));
        Assert.Equal(0, _expired);
        _clock.Advance(Seconds(0.1));
        Assert.Equal(1, _expired);
        Assert.Null(idle.Period);
        idle.ResetTimeout();
        _clock.Advance(Seconds(10));
        Assert.Equal(1, _expired);
    }

    [Fact]
    public void Setting_it_again_changes_it_and_null_takes_it_away()
    {
        var idle = Make();
        idle.SetTimeout(Seconds(3));
        var line = CallerPlace.Here().Line - 1;
        Assert.Equal(line, Assert.Single(_clock.GetDelayedCalls()).CreatedAt.Line);
        _clock.Advance(Seconds(1));
        Assert.Equal(Seconds(3), idle.SetTimeout(Seconds(1)));
        Assert.Equal(Seconds(2), Assert.Single(_clock.GetDelayedCalls()).DueTime);
        Assert.Equal(Seconds(1), idle.SetTimeout(null));
        Assert.Empty(_clock.GetDelayedCalls());
        idle.ResetTimeout();
        Assert.Empty(_clock.GetDelayedCalls());
        Assert.Null(idle.SetTimeout(null));
    }

    [Fact]
    public void It_may_be_set_again_by_what_it_calls()
    {
        IdleTimeout? idle = null;
        idle = new IdleTimeout(_clock, () =>
        {
            _expired++;
            idle!.SetTimeout(Seconds(5));
        });
        idle.SetTimeout(Seconds(1));
        _clock.Advance(Seconds(11));
        Assert.Equal(3, _expired);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new IdleTimeout(null!, () => { }));
        Assert.Throws<ArgumentNullException>(() => new IdleTimeout(_clock, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make().SetTimeout(Seconds(-1)));
    }

    private IdleTimeout Make() => new(_clock, () => _expired++);
}
