namespace TrialNet.Runner.Workers;

/// <summary>The first byte of a message: which one it is. The numbers are part of the protocol; 0 is none of them.</summary>
internal enum MessageKind : byte
{
    /// <summary><see cref="HelloMessage"/>.</summary>
    Hello = 1,

    /// <summary><see cref="RefusedMessage"/>.</summary>
    Refused,

    /// <summary><see cref="DiscoverMessage"/>.</summary>
    Discover,

    /// <summary><see cref="TestsMessage"/>.</summary>
    Tests,

    /// <summary><see cref="RunMessage"/>.</summary>
    Run,

    /// <summary><see cref="StopMessage"/>.</summary>
    Stop,

    /// <summary><see cref="StartedMessage"/>.</summary>
    Started,

    /// <summary><see cref="FinishedMessage"/>.</summary>
    Finished,

    /// <summary><see cref="LateMessage"/>.</summary>
    Late,

    /// <summary><see cref="BlockedMessage"/>.</summary>
    Blocked,

    /// <summary><see cref="EndedMessage"/>.</summary>
    Ended,

    /// <summary><see cref="PingMessage"/>.</summary>
    Ping,

    /// <summary><see cref="PongMessage"/>.</summary>
    Pong,

    /// <summary><see cref="ByeMessage"/>.</summary>
    Bye,

    /// <summary><see cref="RingMessage"/>.</summary>
    Ring,

    /// <summary><see cref="RingOpenedMessage"/>.</summary>
    RingOpened,
}
