namespace TrialNet.Conformance.Running;

/// <summary>What can be seen of a program from outside.</summary>
internal enum TraceKind
{
    /// <summary>An operation of the outermost level begins; its number.</summary>
    Operation,

    /// <summary>A pair, hook or function is called with a value; its number, the value.</summary>
    EnterValue,

    /// <summary>A pair or hook is called with a failure; its number, the exception.</summary>
    EnterFailure,

    /// <summary>It is about to return or throw.</summary>
    Leave,

    /// <summary>A canceller is called; the Deferred it belongs to.</summary>
    CancellerEnter,

    /// <summary>A canceller is about to return or throw.</summary>
    CancellerLeave,

    /// <summary>An operation threw at its caller; the exception.</summary>
    Refused,

    /// <summary>An add returned something else than the Deferred it was called on (D-1.06), or Maybe not the one it got (D-9.03).</summary>
    NotSame,

    /// <summary>A body got a value from its wait.</summary>
    BodyGot,

    /// <summary>A body got an exception from its wait.</summary>
    BodyFailed,

    /// <summary>A body has come to its end.</summary>
    BodyEnds,

    /// <summary>The <c>finally</c> block of a body.</summary>
    BodyFinally,

    /// <summary>How many timers are pending.</summary>
    Timers,

    /// <summary>How many could acquire a lock.</summary>
    Free,

    /// <summary>What the text of a Deferred tells.</summary>
    State,

    /// <summary>An error was logged.</summary>
    Logged,

    /// <summary>The failures that nobody took.</summary>
    Unhandled,

    /// <summary>Something that no program may do, such as running a callback on another thread.</summary>
    Violation,
}
