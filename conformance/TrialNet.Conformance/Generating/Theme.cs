namespace TrialNet.Conformance.Generating;

/// <summary>What a random program is mostly about; several meet in one program.</summary>
internal enum Theme
{
    /// <summary>Values, failures and who gets them.</summary>
    Routing,

    /// <summary>Deferreds returned by callbacks, and chained ones.</summary>
    Nesting,

    /// <summary>Pausing and unpausing, inside callbacks and out.</summary>
    Pausing,

    /// <summary>Cancelling, and cancellers of all kinds.</summary>
    Cancelling,

    /// <summary>Lists and Gather.</summary>
    Lists,

    /// <summary>Races.</summary>
    Races,

    /// <summary>Timeouts and DeferLater.</summary>
    Timeouts,

    /// <summary>Bodies of async methods.</summary>
    Bodies,

    /// <summary>Locks and semaphores.</summary>
    Locks,

    /// <summary>Queues.</summary>
    Queues,

    /// <summary>Succeed, Fail, Execute, Maybe, logging.</summary>
    Helpers,
}
