namespace TrialNet.Reactor.Tests.Defer;

/// <summary>A clock with timers that goes when it is told to, and calls what is due at its very instant, in order.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private readonly List<SteppedTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are there and will fire.</summary>
    internal int ActiveTimers => _timers.Count(timer => timer.Due is not null);

    /// <summary>How many timers are there.</summary>
    internal int Timers => _timers.Count;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, () => callback(state));
        _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan time)
    {
        var end = _now + time.Ticks;
        while (_timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
        {
            _now = next.Due!.Value;
            next.Fire();
        }

        _now = end;
    }

    private sealed class SteppedTimer(SteppedClock clock, Action callback) : ITimer
    {
        internal long? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime.Ticks;
            return true;
        }

        public void Dispose()
        {
            Due = null;
            clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            Due = null;
            callback();
        }
    }
}
