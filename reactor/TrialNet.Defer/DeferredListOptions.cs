namespace TrialNet.Defer;

/// <summary>When a <see cref="DeferredList"/> is fired, and what it leaves to its members.</summary>
[Flags]
public enum DeferredListOptions
{
    /// <summary>Fired when all members are; their failures stay theirs (D-8.01).</summary>
    None = 0,

    /// <summary>Fired by the first member that succeeds, if one does (D-8.04, D-8.07).</summary>
    FireOnOneCallback = 1,

    /// <summary>Fails with a <see cref="FirstErrorException"/> as soon as a member fails (D-8.05, D-8.07).</summary>
    FireOnOneErrback = 2,

    /// <summary>Leaves null to the later pairs of members that fail, also after the list itself was fired (D-8.06).</summary>
    ConsumeErrors = 4,
}
