namespace TrialNet.Reactor.Abstractions;

/// <summary>A timer that goes off once. Its name is what a report of leaks says is called. Threading: the reactor's own thread.</summary>
internal sealed class DeferredTimer(ReactorClock clock, TimerCallback callback, object? state) : ITimer
{
    private IDelayedCall? _call;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan)
        {
            throw new NotSupportedException("A timer of a Deferred goes off once.");
        }

        Dispose();
        _call = clock.CallLater(dueTime, GoOff);
        return true;
    }

    public void Dispose()
    {
        if (_call is { IsActive: true } call)
        {
            call.Cancel();
        }

        _call = null;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void GoOff() => callback(state);
}
