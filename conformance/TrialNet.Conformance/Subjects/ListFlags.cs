namespace TrialNet.Conformance.Subjects;

/// <summary>The options of a DeferredList (rules D-8).</summary>
[Flags]
public enum ListFlags
{
    /// <summary>Fires when every member has.</summary>
    None = 0,

    /// <summary>Fires with the first success (D-8.04).</summary>
    FireOnOneCallback = 1,

    /// <summary>Fails with the first failure (D-8.05).</summary>
    FireOnOneErrback = 2,

    /// <summary>Leaves null where a member failed (D-8.06).</summary>
    ConsumeErrors = 4,
}
