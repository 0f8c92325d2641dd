namespace TrialNet.Runner.Execution;

/// <summary>
/// The runner's own clock: a thread beside the reactor's that hears nothing of reactors, thread pools or the user's Deferreds
/// (T22 to T26). Threading: any thread.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly object _lock = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private Action? _expired;
    private Action? _blocked;
    private long _due;
    private TimeSpan _patience;
    private long _wakeAt = long.MaxValue;
    private bool _isDisposed;

    internal Watchdog()
    {
        var thread = new Thread(Watch) { IsBackground = true, Name = "TrialNet watchdog" };
        thread.Start();
    }

    /// <summary>Sets the one alarm.</summary>
    /// <param name="time">When it goes off.</param>
    /// <param name="expired">Called then, on the watchdog's thread: has to post what is to be done to the reactor.</param>
    /// <param name="patience">How much later it is plain that the reactor does not do it.</param>
    /// <param name="blocked">Called then, on the watchdog's thread.</param>
    internal void Arm(TimeSpan time, Action expired, TimeSpan patience, Action blocked)
    {
        lock (_lock)
        {
            _expired = expired;
            _blocked = blocked;
            _patience = patience;
            SetDue(time);
        }
    }

    /// <summary>Makes the alarm for a blocked thread go off soon, whatever was set.</summary>
    internal void Hasten(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_blocked is not null)
            {
                _expired = null;
                SetDue(patience);
            }
        }
    }

    internal void Disarm()
    {
        lock (_lock)
        {
            _expired = null;
            _blocked = null;
            _due = long.MaxValue;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Monitor.Pulse(_lock);
        }
    }

    private void SetDue(TimeSpan time)
    {
        _due = _clock.GetTimestamp() + (long)(time.TotalSeconds * _clock.TimestampFrequency);
        if (_due < _wakeAt)
        {
            Monitor.Pulse(_lock);
        }
    }

    private void Watch()
    {
        while (NextAlarm() is { } alarm)
        {
            alarm();
        }
    }

    private Action? NextAlarm()
    {
        lock (_lock)
        {
            while (!_isDisposed)
            {
                var now = _clock.GetTimestamp();
                if (_blocked is null)
                {
                    _wakeAt = long.MaxValue;
                    Monitor.Wait(_lock);
                }
                else if (_due > now)
                {
                    _wakeAt = _due;
                    Monitor.Wait(_lock, _clock.GetElapsedTime(now, _due) + TimeSpan.FromMilliseconds(1));
                }
                else
                {
                    return TakeAlarm();
                }
            }
        }

        return null;
    }

    private Action TakeAlarm()
    {
        if (_expired is { } expired)
        {
            _expired = null;
            SetDue(_patience);
            return expired;
        }

        var blocked = _blocked!;
        _blocked = null;
        return blocked;
    }
}
