namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose Deferreds work with a clock: <see cref="Capability.Timeouts"/>. The clock is the subject's own and stands still.</summary>
public interface IHasClock
{
    /// <summary>How many timers are still to fire.</summary>
    int PendingTimers { get; }

    /// <summary>Lets time pass: what falls due is called, in order, inside this call.</summary>
    /// <param name="time">How much; zero runs what is due now.</param>
    void Advance(TimeSpan time);

    /// <summary>Adds a timeout (D-7.01).</summary>
    /// <param name="deferred">To which.</param>
    /// <param name="timeout">The time allowed.</param>
    /// <param name="hook">Takes the place of the translation (D-7.06): gets value or exception and the time allowed; null for none.</param>
    /// <returns>As <see cref="ISubjectDeferred.Add"/>.</returns>
    ISubjectDeferred AddTimeout(ISubjectDeferred deferred, TimeSpan timeout, Func<object?, Exception?, TimeSpan, object?>? hook);

    /// <summary>A Deferred that fires later (D-9.08).</summary>
    /// <param name="delay">How much later.</param>
    /// <param name="function">Gives the result; null for none.</param>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred DeferLater(TimeSpan delay, Func<object?>? function);
}
