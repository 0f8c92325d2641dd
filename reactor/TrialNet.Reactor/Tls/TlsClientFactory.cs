using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tls;

/// <summary>Puts TLS around the protocols of a client's factory.</summary>
internal sealed class TlsClientFactory(IClientFactory wrapped, TlsAuthentication authentication) : TlsFactory(wrapped, authentication), IClientFactory
{
    public void StartedConnecting(IConnector connector) => wrapped.StartedConnecting(connector);

    public void ClientConnectionFailed(IConnector connector, Failure reason) => wrapped.ClientConnectionFailed(connector, reason);

    public void ClientConnectionLost(IConnector connector, Failure reason) => wrapped.ClientConnectionLost(connector, reason);
}
