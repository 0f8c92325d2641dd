using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>A factory for connections that this side begins (rules R-CONN). Threading: the reactor's own thread.</summary>
public interface IClientFactory : IProtocolFactory
{
    /// <summary>An attempt begins; it may be stopped from here.</summary>
    /// <param name="connector">Who connects.</param>
    void StartedConnecting(IConnector connector);

    /// <summary>An attempt failed; <see cref="IConnector.Connect"/> from here tries again.</summary>
    /// <param name="connector">Who tried.</param>
    /// <param name="reason">A <see cref="ConnectException"/> of the kind that fits (R-CONN-03).</param>
    void ClientConnectionFailed(IConnector connector, Failure reason);

    /// <summary>The connection is gone, and its protocol has heard so (R-CONN-02).</summary>
    /// <param name="connector">Who had connected.</param>
    /// <param name="reason">As the protocol heard it.</param>
    void ClientConnectionLost(IConnector connector, Failure reason);
}
