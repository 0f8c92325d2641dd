using TrialNet.Defer;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Loop;

/// <summary>A timer of the reactor's <see cref="TimeProvider"/>. Threading: any thread; the callback runs on the reactor's.</summary>
internal sealed class ProvidedTimer : ITimer, INamedCall
{
    private readonly ReactorBase _reactor;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly Scope _scope;
    private readonly ExecutionContext? _context;
    private readonly Lock _gate = new();
    private DelayedCall? _call;
    private TimeSpan _period;
    private long _armedChange;
    private long _change;
    private bool _isDisposed;

    internal ProvidedTimer(ReactorBase reactor, TimerCallback callback, object? state)
    {
        _reactor = reactor;
        _callback = callback;
        _state = state;
        _scope = reactor.CaptureScope();
        _context = ExecutionContext.Capture();
    }

    string INamedCall.Name => $"a timer of the TimeProvider for {DelegateName.Of(_callback)}";

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Verify(dueTime, nameof(dueTime));
        Verify(period, nameof(period));
        long change;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return false;
            }

            change = ++_change;
        }

        var due = dueTime == Timeout.InfiniteTimeSpan ? (TimeSpan?)null : TimerQueue.Add(_reactor.Now, dueTime);
        Apply(() => Arm(change, due, period));
        return true;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _change++;
        }

        Apply(Disarm);
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

    private void Apply(Action action)
    {
        if (_reactor.OwnsCallingThread)
        {
            action();
        }
        else
        {
            _reactor.CallFromThread(action);
        }
    }

    private void Arm(long change, TimeSpan? due, TimeSpan period)
    {
        if (!IsCurrent(change))
        {
            return;
        }

        Disarm();
        _armedChange = change;
        _period = period;
        if (due is { } time)
        {
            _call = _reactor.SetTimer(time, Fire, _scope);
        }
    }

    private void Disarm()
    {
        _call?.Release();
        _call = null;
    }

    private void Fire()
    {
        if (!IsCurrent(_armedChange))
        {
            return;
        }

        if (_period > TimeSpan.Zero)
        {
            // After a late turn the beats that were missed are left out.
            var next = TimerQueue.Add(_call!.DueTime, _period);
            _call = _reactor.SetTimer(next > _reactor.Now ? next : TimerQueue.Add(_reactor.Now, _period), Fire, _scope);
        }
        else
        {
            _call = null;
        }

        if (_context is null)
        {
            _callback(_state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((ProvidedTimer)timer!).Invoke(), this);
        }
    }

    private void Invoke() => _callback(_state);

    private bool IsCurrent(long change)
    {
        lock (_gate)
        {
            return change == _change && !_isDisposed;
        }
    }
}
