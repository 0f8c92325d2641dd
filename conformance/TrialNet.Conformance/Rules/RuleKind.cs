namespace TrialNet.Conformance.Rules;

/// <summary>What a rule is about.</summary>
public enum RuleKind
{
    /// <summary>A Deferred (D-1 to D-14).</summary>
    Deferred,

    /// <summary>A reactor and what belongs to it (R-CORE to R-SIM), and framing (P-NS).</summary>
    Reactor,

    /// <summary>A poetry program (P-ONE, P-XF, P-PX).</summary>
    Poetry,
}
