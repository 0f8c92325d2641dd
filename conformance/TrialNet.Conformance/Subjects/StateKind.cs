namespace TrialNet.Conformance.Subjects;

/// <summary>What the text of a Deferred says about it (D-4.18).</summary>
public enum StateKind
{
    /// <summary>The subject's text does not tell.</summary>
    Untold,

    /// <summary>Not fired.</summary>
    Unfired,

    /// <summary>It waits for another one.</summary>
    Waiting,

    /// <summary>It has a result.</summary>
    HasResult,
}
