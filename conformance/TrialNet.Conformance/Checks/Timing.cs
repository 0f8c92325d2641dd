namespace TrialNet.Conformance.Checks;

/// <summary>The three moments at which a Deferred may be fired, seen from the pairs: a rule holds for each.</summary>
internal enum Timing
{
    /// <summary>It has been fired when the pairs are added.</summary>
    AlreadyFired,

    /// <summary>It is fired by the step in question.</summary>
    FiresNow,

    /// <summary>It has been fired and waits for another one, which is fired by the step in question.</summary>
    FiresLater,
}
