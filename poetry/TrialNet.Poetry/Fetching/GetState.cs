namespace TrialNet.Poetry.Fetching;

/// <summary>Where a task stands.</summary>
internal enum GetState
{
    /// <summary>It waits until another is over: only so many go on at the same time.</summary>
    Queued,

    /// <summary>It tries to connect.</summary>
    Connecting,

    /// <summary>It waits before it tries again.</summary>
    Waiting,

    /// <summary>The poem is coming.</summary>
    Receiving,

    /// <summary>The poem is there, and a transform server has it.</summary>
    Transforming,

    /// <summary>The poem is there.</summary>
    Done,

    /// <summary>There will be no poem.</summary>
    Failed,

    /// <summary>The poem is not wanted any more.</summary>
    Cancelled,
}
