namespace TrialNet.Reactor.Abstractions;

/// <summary>A timer that was set with <see cref="IReactorTime.CallLater"/>. Threading: the reactor's own thread.</summary>
public interface IDelayedCall : IReactorResource
{
    /// <summary>When it is due, on the scale of <see cref="IReactorTime.Now"/>.</summary>
    TimeSpan DueTime { get; }

    /// <summary>True until it is called or cancelled; false already inside the call (R-TIME-08).</summary>
    bool IsActive { get; }

    /// <summary>Keeps it from being called (R-TIME-05).</summary>
    /// <exception cref="AlreadyCancelledException">It was cancelled before (R-TIME-06).</exception>
    /// <exception cref="DelayedCallAlreadyCalledException">It has been called, or is being called.</exception>
    void Cancel();

    /// <summary>Makes it due a while from now (R-TIME-07).</summary>
    /// <param name="delay">From now.</param>
    /// <exception cref="AlreadyCancelledException">It was cancelled before.</exception>
    /// <exception cref="DelayedCallAlreadyCalledException">It has been called, or is being called.</exception>
    void Reset(TimeSpan delay);

    /// <summary>Moves the time at which it is due (R-TIME-07).</summary>
    /// <param name="extra">How much later; earlier if negative.</param>
    /// <exception cref="AlreadyCancelledException">It was cancelled before.</exception>
    /// <exception cref="DelayedCallAlreadyCalledException">It has been called, or is being called.</exception>
    void Delay(TimeSpan extra);
}
