using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>The clock of a reactor as programs use it: it knows how many of their timers are pending.</summary>
internal sealed class ProgramClock(IReactorTime reactor) : TimeProvider
{
    internal int PendingTimers { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => reactor.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + reactor.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ProgramClock clock, Action callback) : ITimer
    {
        private IDelayedCall? _call;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Dispose();
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.PendingTimers++;
                _call = clock.Set(dueTime, GoOff);
            }

            return true;
        }

        public void Dispose()
        {
            if (_call is not null)
            {
                clock.PendingTimers--;
                _call.Release();
                _call = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void GoOff()
        {
            _call = null;
            clock.PendingTimers--;
            callback();
        }
    }

    private IDelayedCall Set(TimeSpan delay, Action action) => reactor.CallLater(delay, action);
}
