using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that wants to hear both of half a connection and of the handshake.</summary>
internal class HalfCloseableHandshakeEndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    : HalfCloseableEndpointProtocol(wrapped, factory), IHandshakeListener
{
    public void HandshakeCompleted() => ((IHandshakeListener)WrappedProtocol).HandshakeCompleted();
}
