namespace TrialNet.Poetry.Servers;

/// <summary>A server's protocol that can tell how far it is, so that a client that takes nothing can be told from a server that gives nothing.</summary>
internal interface ISendingProtocol
{
    /// <summary>Whether nothing more will happen before the client has taken what it was sent.</summary>
    bool IsWaitingForPeer { get; }

    /// <summary>How many bytes were given to the transport so far.</summary>
    long BytesSent { get; }
}
