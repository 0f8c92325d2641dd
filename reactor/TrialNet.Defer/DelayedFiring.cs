namespace TrialNet.Defer;

/// <summary>Fires a chain with null when a timer goes off (D-9.08).</summary>
internal sealed class DelayedFiring(string file, int line) : ITimerTarget
{
    private CallbackChain? _chain;
    private ChainTimer? _timer;

    void ITimerTarget.TimeIsUp() => _chain!.Fire(null, file, line);

    /// <summary>Sets the timer for a Deferred whose canceller is this object's <see cref="Stop"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than the clock can wait.</exception>
    internal Deferred<T> Start<T>(TimeProvider clock, TimeSpan delay)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        var deferred = new Deferred<T>(Stop, file, line);
        _chain = deferred.Chain;
        _timer = new ChainTimer(_chain, this);
        _timer.Set(clock, delay);
        _timer.Begin();
        return deferred;
    }

    private void Stop(Deferred deferred) => _timer!.Stop();
}
