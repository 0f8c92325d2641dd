namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>How a connection to a server ended.</summary>
internal enum OutsideEnd
{
    /// <summary>The server closed it.</summary>
    Closed,

    /// <summary>It was reset.</summary>
    Reset,

    /// <summary>It was still open when patience ended.</summary>
    Open,

    /// <summary>There was none.</summary>
    NotConnected,

    /// <summary>The kit left.</summary>
    Left,
}
