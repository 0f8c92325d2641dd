namespace TrialNet.Conformance.Product;

/// <summary>
/// A clock that goes when it is told to. Time is at the end of a step before the timers of that step are called, in the order in which
/// they are due and then of setting; those that are set meanwhile and are due are called in the same step.
/// </summary>
internal sealed class StandingClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal int PendingTimers => _timers.Count;

    public override long GetTimestamp() => _now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan time)
    {
        _now += time;
        while (_timers.Where(timer => timer.Due <= _now).MinBy(timer => timer.Due) is { } due)
        {
            due.GoOff();
        }
    }

    private sealed class Timer(StandingClock clock, Action callback) : ITimer
    {
        internal TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("No Deferred asks for a timer that repeats itself.");
            }

            clock._timers.Remove(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = clock._now + dueTime;
                clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void GoOff()
        {
            clock._timers.Remove(this);
            callback();
        }
    }
}
