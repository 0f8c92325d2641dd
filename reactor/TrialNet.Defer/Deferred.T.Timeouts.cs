namespace TrialNet.Defer;

/// <content>Timeouts.</content>
public sealed partial class Deferred<T>
{
    /// <summary>
    /// Sets a limit of time for what was added before: when the time is up and no result has passed this place, the Deferred is
    /// cancelled, and a <see cref="CancelledException"/> that arrives here becomes a <see cref="TimeoutException"/> (rules D-7).
    /// </summary>
    /// <remarks>
    /// The timer is gone as soon as a result passes. Other answers than a <see cref="CancelledException"/> are left as they are
    /// (D-7.07); a <see cref="DeferredList"/> has such answers when its members are cancelled.
    /// Threading: on the owner's thread, also if the clock calls back on another. Without an owner the Deferred is cancelled on
    /// the clock's thread, and nothing keeps that thread and this one apart.
    /// </remarks>
    /// <param name="timeout">The time allowed. Zero runs out in the clock's next turn, not inside this call.</param>
    /// <param name="clock">The clock on which one timer is set.</param>
    /// <param name="onTimeoutCancel">
    /// Called after a timeout instead of the translation, with whatever stands at this place and the time allowed; what it
    /// returns or throws is the next result (D-7.06).
    /// </param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative (D-7.13), or longer than the clock can wait.</exception>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns the Deferred.</exception>
    public Deferred<T> AddTimeout(TimeSpan timeout, TimeProvider clock, Func<Outcome<T>, TimeSpan, Outcome<T>>? onTimeoutCancel = null)
    {
        VerifyCurrent();
        var step = onTimeoutCancel is null ? new TimeoutStep(Chain, timeout) : new TimeoutHookStep<T>(Chain, timeout, onTimeoutCancel);
        step.Add(clock);
        return this;
    }
}
