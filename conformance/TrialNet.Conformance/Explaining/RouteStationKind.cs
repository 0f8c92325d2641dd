namespace TrialNet.Conformance.Explaining;

/// <summary>What stands in the queue of a Deferred.</summary>
internal enum RouteStationKind
{
    /// <summary>A callback, an errback, or both.</summary>
    Pair,

    /// <summary>A timeout, an errback that logs, a function that gives the result: it looks at every result.</summary>
    Step,

    /// <summary>It tells a list or race of the result.</summary>
    Member,

    /// <summary>It fires another Deferred: ChainDeferred.</summary>
    Chain,

    /// <summary>Another Deferred waits here for the result.</summary>
    Waiter,

    /// <summary>A body awaits the result here.</summary>
    Await,

    /// <summary>A part of a list that nobody has asked for and nobody sees.</summary>
    Hidden,
}
