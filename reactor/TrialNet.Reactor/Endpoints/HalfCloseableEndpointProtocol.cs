using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>The wrapper of a protocol that can live with half a connection.</summary>
internal class HalfCloseableEndpointProtocol(IProtocol wrapped, EndpointFactory factory) : EndpointProtocol(wrapped, factory), IHalfCloseableProtocol
{
    public void ReadConnectionLost() => ((IHalfCloseableProtocol)WrappedProtocol).ReadConnectionLost();

    public void WriteConnectionLost() => ((IHalfCloseableProtocol)WrappedProtocol).WriteConnectionLost();
}
