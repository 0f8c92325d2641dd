namespace TrialNet.Conformance.Programs;

/// <summary>How a callback, a canceller, a hook or a body ends.</summary>
internal enum EndingKind
{
    /// <summary>Returns a new value that names the callback and its argument, so that a skipped step shows (D-1.02).</summary>
    Map,

    /// <summary>Returns what it was given: the very value, or the failure.</summary>
    Same,

    /// <summary>Returns a hostile value, by its name.</summary>
    Value,

    /// <summary>Throws a new exception; with a value, one of the hostile exceptions.</summary>
    Throw,

    /// <summary>Throws the exception it was given; if it was given a value, a new one.</summary>
    Raise,

    /// <summary>Returns a failure with a new exception.</summary>
    Failure,

    /// <summary>Returns the Deferred of a slot.</summary>
    Inner,
}
