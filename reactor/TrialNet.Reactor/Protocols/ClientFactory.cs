using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A factory for connections that this side begins; each method does nothing until it is overridden (rules R-CONN).</summary>
/// <remarks>Threading: the reactor's own thread.</remarks>
public abstract class ClientFactory : ProtocolFactory, IClientFactory
{
    /// <inheritdoc/>
    public virtual void StartedConnecting(IConnector connector)
    {
    }

    /// <inheritdoc/>
    public virtual void ClientConnectionFailed(IConnector connector, Failure reason)
    {
    }

    /// <inheritdoc/>
    public virtual void ClientConnectionLost(IConnector connector, Failure reason)
    {
    }
}
