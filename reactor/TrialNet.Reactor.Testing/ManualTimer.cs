using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>A timer of a clock's <see cref="TimeProvider"/>, with or without a period.</summary>
internal sealed class ManualTimer(Clock clock, TimerCallback callback, object? state) : ITimer
{
    private IDelayedCall? _call;
    private TimeSpan _period;
    private bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Verify(dueTime, nameof(dueTime));
        Verify(period, nameof(period));
        if (_isDisposed)
        {
            return false;
        }

        _call?.Release();
        _period = period;
        _call = dueTime == Timeout.InfiniteTimeSpan ? null : clock.CallLater(dueTime, GoOff);
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _call?.Release();
        _call = null;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Verify(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, time, "A time is not negative, except for Timeout.InfiniteTimeSpan.");
        }
    }

    private void GoOff()
    {
        // A period of zero is none, as for every timer of .NET.
        _call = _period > TimeSpan.Zero ? clock.CallLater(_period, GoOff) : null;
        callback(state);
    }
}
