namespace TrialNet.Poetry.Simulator;

/// <summary>The three things that a simulated callback can do.</summary>
internal enum ActKind
{
    /// <summary>Returns a value.</summary>
    Return,

    /// <summary>Throws.</summary>
    Fail,

    /// <summary>Returns what it got, be it a value or a failure.</summary>
    Passthru,
}
