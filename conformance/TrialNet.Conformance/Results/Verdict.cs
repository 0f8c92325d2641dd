namespace TrialNet.Conformance.Results;

/// <summary>What was found out about one rule and one subject. The kinds are kept apart: none of them stands for another.</summary>
public enum Verdict
{
    /// <summary>The rule was exercised, and held in every case.</summary>
    Pass,

    /// <summary>The rule was broken; there is a counterexample or a reason.</summary>
    Fail,

    /// <summary>The subject does not declare the capability that the rule asks for.</summary>
    NotDeclared,

    /// <summary>The subject does not show what would be needed; the reason says what. It is no failure.</summary>
    NotDecidable,

    /// <summary>The rule was to be judged, and its premise never held: nothing is known. It makes the run red.</summary>
    Vacuous,

    /// <summary>The kit itself, or the subject's adapter, went wrong. It makes the run red.</summary>
    HarnessError,
}
