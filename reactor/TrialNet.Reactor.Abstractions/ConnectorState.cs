namespace TrialNet.Reactor.Abstractions;

/// <summary>Where a connector stands.</summary>
public enum ConnectorState
{
    /// <summary>Neither trying nor connected.</summary>
    Disconnected,

    /// <summary>An attempt is under way.</summary>
    Connecting,

    /// <summary>There is a connection.</summary>
    Connected,
}
