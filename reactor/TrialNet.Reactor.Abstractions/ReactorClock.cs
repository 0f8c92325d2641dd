namespace TrialNet.Reactor.Abstractions;

/// <summary>A reactor's <see cref="IReactorTime.CallLater"/> as a clock, with the place in the source that its timers are made for.</summary>
internal sealed class ReactorClock(IReactorTime reactor, string file, int line) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => reactor.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DeferredTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets a timer of the reactor.</summary>
    internal IDelayedCall CallLater(TimeSpan delay, Action action) => reactor.CallLater(delay, action, file, line);
}
