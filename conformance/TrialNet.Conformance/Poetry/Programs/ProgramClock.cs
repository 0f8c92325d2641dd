namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>The clock of a stage as programs use it: it knows how many of their timers are pending.</summary>
internal sealed class ProgramClock(IFetchStage stage) : TimeProvider
{
    internal int PendingTimers { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => stage.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + stage.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ProgramClock clock, Action callback) : ITimer
    {
        private Action? _takeBack;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.PendingTimers++;
                _takeBack = clock.Set(dueTime, GoOff);
            }

            return true;
        }

        public void Dispose()
        {
            if (_takeBack is not null)
            {
                clock.PendingTimers--;
                _takeBack();
                _takeBack = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void GoOff()
        {
            _takeBack = null;
            clock.PendingTimers--;
            callback();
        }
    }

    private Action Set(TimeSpan delay, Action action) => stage.CallLater(delay, action);
}
