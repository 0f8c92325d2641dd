namespace TrialNet.Defer;

/// <content>Timeouts, whatever the type of the value.</content>
public abstract partial class Deferred
{
    /// <summary>Sets a limit of time for what was added before; like <see cref="Deferred{T}.AddTimeout"/>, without a hook.</summary>
    /// <param name="timeout">The time allowed.</param>
    /// <param name="clock">The clock on which one timer is set.</param>
    /// <returns>This object; typed views of the chain stay what they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative (D-7.13), or longer than the clock can wait.</exception>
    /// <exception cref="WrongThreadException">Another thread owns the Deferred.</exception>
    public Deferred AddTimeout(TimeSpan timeout, TimeProvider clock)
    {
        new TimeoutStep(Chain, timeout).Add(clock);
        return this;
    }
}
