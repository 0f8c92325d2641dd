using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that wants to hear of the handshake.</summary>
internal class HandshakeEndpointProtocol(IProtocol wrapped, EndpointFactory factory) : EndpointProtocol(wrapped, factory), IHandshakeListener
{
    public void HandshakeCompleted() => ((IHandshakeListener)WrappedProtocol).HandshakeCompleted();
}
