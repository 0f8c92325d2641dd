namespace TrialNet.Conformance.Explaining;

/// <summary>What happens on a route.</summary>
internal enum RouteEventKind
{
    /// <summary>A body starts, or a list begins to listen.</summary>
    Begins,

    /// <summary>The Deferred got its first result.</summary>
    Fired,

    /// <summary>A late result was dropped.</summary>
    Dropped,

    /// <summary>A result comes to a station.</summary>
    Enters,

    /// <summary>The station is done; this is the result now, or null if a Deferred was returned.</summary>
    Leaves,

    /// <summary>The Deferred, or its body, waits for another one.</summary>
    Waits,

    /// <summary>The Deferred, or its body, got the result of the other one, which is left with null.</summary>
    Takes,

    /// <summary>The wait for the other one would have closed a circle.</summary>
    Circle,

    /// <summary>It was paused.</summary>
    Paused,

    /// <summary>A pause was taken away.</summary>
    Unpaused,

    /// <summary>It was cancelled; the other one is where the cancellation goes on to.</summary>
    Cancelled,

    /// <summary>An operation on it threw.</summary>
    Refused,
}
