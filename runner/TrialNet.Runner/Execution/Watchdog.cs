namespace TrialNet.Runner.Execution;

/// <summary>
/// The runner's own clock: a thread beside the reactor's that hears nothing of reactors, thread pools or the user's Deferreds
/// (T22 to T26). Threading: any thread.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly object _lock = new();
    private readonly TimeProvider _clock = TimeProvider.System;
    private IAlarm? _alarm;
    private Action<object>? _expired;
    private object? _state;
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
    /// <param name="alarm">Hears of it.</param>
    /// <param name="expired">What is to be done then.</param>
    /// <param name="state">What it is to be done with.</param>
    /// <param name="patience">How much later it is plain that the reactor does not do it.</param>
    internal void Arm(TimeSpan time, IAlarm alarm, Action<object> expired, object state, TimeSpan patience)
    {
        lock (_lock)
        {
            _alarm = alarm;
            _expired = expired;
            _state = state;
            _patience = patience;
            SetDue(time);
        }
    }

    /// <summary>Makes the alarm for a blocked thread go off soon, whatever was set.</summary>
    internal void Hasten(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_alarm is not null)
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
            _alarm = null;
            _expired = null;
            _state = null;
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
        while (NextAlarm() is { } next)
        {
            if (next.Expired is { } expired)
            {
                next.Alarm.GoOff(expired, next.State!);
            }
            else
            {
                next.Alarm.NoteBlocked();
            }
        }
    }

    private (IAlarm Alarm, Action<object>? Expired, object? State)? NextAlarm()
    {
        lock (_lock)
        {
            while (!_isDisposed)
            {
                var now = _clock.GetTimestamp();
                if (_alarm is null)
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

    private (IAlarm Alarm, Action<object>? Expired, object? State) TakeAlarm()
    {
        var next = (_alarm!, _expired, _state);
        if (_expired is null)
        {
            _alarm = null;
            _state = null;
        }
        else
        {
            _expired = null;
            SetDue(_patience);
        }

        return next;
    }
}
