namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>What is wrong with a <see cref="FlawedSubject"/>.</summary>
public enum Flaw
{
    None,

    /// <summary>D-1.04: a pair added inside a callback runs at once.</summary>
    RunsAddedPairAtOnce,

    /// <summary>D-2.03: what a callback throws hits the one who fires.</summary>
    LetsExceptionsOut,

    /// <summary>D-2.05: the errback of a pair sees what its own callback throws.</summary>
    ErrbackSeesOwnCallback,

    /// <summary>D-2.08: an errback that returns null leaves the failure in place.</summary>
    NullKeepsFailure,

    /// <summary>D-3.01: a second firing is taken.</summary>
    FiresTwice,

    /// <summary>D-4.01: the next pair gets the inner Deferred itself.</summary>
    PassesInnerAsValue,

    /// <summary>D-4.05: the inner keeps the result that it has handed on.</summary>
    InnerKeepsResult,

    /// <summary>D-5.08: a pause inside a callback is noticed too late.</summary>
    PausesLate,

    /// <summary>D-6.03: the late result after a cancellation is refused.</summary>
    RefusesLateResult,

    /// <summary>D-6.06: cancelling one that waits does nothing.</summary>
    CancelStopsAtOuter,

    /// <summary>D-7.02: after a timeout the cancellation stays what it is.</summary>
    TimeoutIsCancellation,

    /// <summary>D-7.03: the timer goes on after the result has come.</summary>
    LeavesTimer,

    /// <summary>D-8.02: outcomes stand in the order of firing.</summary>
    ListInOrderOfFiring,

    /// <summary>D-10.04: an awaited result stays where it is.</summary>
    AwaitDoesNotConsume,

    /// <summary>D-12.02: a failure that was handed on is reported where it came from.</summary>
    ReportsHandedOn,
}
