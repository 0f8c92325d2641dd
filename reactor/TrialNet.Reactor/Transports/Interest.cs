namespace TrialNet.Reactor.Transports;

/// <summary>What a channel is watched for.</summary>
[Flags]
internal enum Interest
{
    /// <summary>Nothing, not even the loss of the connection.</summary>
    None = 0,

    /// <summary>Bytes or connections to take, or their end.</summary>
    Read = 1,

    /// <summary>Room for bytes to send, or the end of an attempt to connect.</summary>
    Write = 2,
}
