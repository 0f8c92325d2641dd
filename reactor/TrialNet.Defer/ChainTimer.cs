namespace TrialNet.Defer;

/// <summary>
/// One timer for one chain, on any clock: it goes off on the thread of the chain's owner, whatever thread the clock calls back on,
/// and never inside the call that sets it (D-7.13).
/// </summary>
internal sealed class ChainTimer(CallbackChain chain, ITimerTarget target)
{
    private const int Setting = 0;
    private const int Early = 1;
    private const int Open = 2;
    private const int Over = 3;
    private const int TicksToMilliseconds = (int)TimeSpan.TicksPerMillisecond;

    private readonly Scope _scope = Scope.Current;
    private ITimer? _timer;
    private int _state;

    /// <summary>Sets the timer, which does not go off before <see cref="Begin"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock has no such time.</exception>
    internal void Set(TimeProvider clock, TimeSpan delay) =>
        _timer = clock.CreateTimer(Elapse, this, delay, Timeout.InfiniteTimeSpan);

    /// <summary>Lets the timer go off from now on: at the end of the call that sets it.</summary>
    internal void Begin()
    {
        // A clock may call back at once when there is no time to wait. It gets another go with the shortest time there is, which
        // for some clocks is a millisecond.
        for (var ticks = 1; Interlocked.CompareExchange(ref _state, Open, Setting) == Early; ticks *= TicksToMilliseconds)
        {
            if (ticks > TicksToMilliseconds)
            {
                throw new InvalidOperationException("The clock does not wait: it calls a timer back inside the call that sets it.");
            }

            Interlocked.CompareExchange(ref _state, Setting, Early);
            _timer!.Change(TimeSpan.FromTicks(ticks), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Takes the timer away, unless it went off.</summary>
    internal void Stop()
    {
        if (Interlocked.Exchange(ref _state, Over) != Over)
        {
            _timer?.Dispose();
        }
    }

    private static void Elapse(object? timer) => ((ChainTimer)timer!).Elapse();

    private void Elapse()
    {
        if (Interlocked.CompareExchange(ref _state, Early, Setting) == Setting)
        {
            return;
        }

        if (chain.Scope.Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(GoOff);
        }
        else
        {
            GoOff();
        }
    }

    private void GoOff()
    {
        if (Interlocked.CompareExchange(ref _state, Over, Open) == Open)
        {
            _timer!.Dispose();
            using var scope = _scope.Enter();
            target.TimeIsUp();
        }
    }
}
