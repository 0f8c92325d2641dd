namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>What a server of the kit's does next.</summary>
internal enum PeerAct
{
    /// <summary>Sends bytes.</summary>
    Send,

    /// <summary>Does nothing for a while.</summary>
    Wait,

    /// <summary>Waits until so many bytes have come.</summary>
    Hear,

    /// <summary>Closes, as one does that has finished.</summary>
    Close,

    /// <summary>Resets the connection.</summary>
    Reset,

    /// <summary>Does nothing any more.</summary>
    Stall,
}
