namespace TrialNet.Reactor.Completion.Rings;

/// <summary>What the system does for a channel. A channel has one operation at most that reads and one that writes.</summary>
internal enum RingOperation
{
    /// <summary>Receives, into a buffer of the ring's.</summary>
    Receive,

    /// <summary>Looks whether there is something to read.</summary>
    LookForInput,

    /// <summary>Looks whether there is room to send.</summary>
    LookForRoom,
}
