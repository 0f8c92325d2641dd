namespace TrialNet.Runner.Execution;

/// <summary>Hears from a <see cref="Watchdog"/>, on its thread.</summary>
internal interface IAlarm
{
    /// <summary>The time is up.</summary>
    /// <param name="expired">What was to be called then: to be posted to the reactor.</param>
    /// <param name="state">What it was to be called with.</param>
    void GoOff(Action<object> expired, object state);

    /// <summary>The reactor has had time enough to do it, and does not.</summary>
    void NoteBlocked();
}
