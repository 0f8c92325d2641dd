namespace TrialNet.Reactor.Tests.Defer;

/// <summary>A clock that goes when it is told to, and calls its timers back in the order in which they are due.</summary>
internal sealed class TimerClock : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _now;

    /// <summary>Whether a timer with no time to wait is called back inside the call that sets it; in milliseconds if so many clocks do.</summary>
    internal bool CallsBackAtOnce { get; init; }

    /// <summary>What counts as no time, where <see cref="CallsBackAtOnce"/>.</summary>
    internal TimeSpan Resolution { get; init; } = TimeSpan.FromTicks(1);

    /// <summary>Runs around every callback: to be on another thread.</summary>
    internal Action<Action> Around { get; set; } = callback => callback();

    /// <summary>How many timers have been made.</summary>
    internal int Created { get; private set; }

    /// <summary>When the timers that wait are due, on the clock's own scale.</summary>
    internal IEnumerable<TimeSpan> Pending => _timers.Select(timer => timer.Due);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Created++;
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Advance(TimeSpan time)
    {
        var end = _now + time;
        while (_timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
        {
            _now = next.Due > _now ? next.Due : _now;
            next.GoOff();
        }

        _now = end;
    }

    private sealed class Timer(TimerClock clock, Action callback) : ITimer
    {
        internal TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            clock._timers.Remove(this);
            Due = clock._now + dueTime;
            clock._timers.Add(this);
            if (clock.CallsBackAtOnce && dueTime < clock.Resolution)
            {
                GoOff();
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
            clock.Around(callback);
        }
    }
}
