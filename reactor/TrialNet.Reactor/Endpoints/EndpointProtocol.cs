using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary>Passes everything on, and tells when the protocol inside has its connection.</summary>
/// <remarks>A reactor asks a protocol for its notifications by type: there is one class for each set of them (R-EP-07).</remarks>
internal class EndpointProtocol : IProtocolWrapper
{
    private readonly EndpointFactory _factory;

    private protected EndpointProtocol(IProtocol wrapped, EndpointFactory factory)
    {
        WrappedProtocol = wrapped;
        _factory = factory;
    }

    public IProtocol WrappedProtocol { get; }

    public void MakeConnection(ITransport transport)
    {
        _factory.Connecting(transport);
        WrappedProtocol.MakeConnection(transport);
        _factory.Connected(WrappedProtocol);
    }

    public void DataReceived(ReadOnlySpan<byte> data) => WrappedProtocol.DataReceived(data);

    public void ConnectionLost(Failure reason) => WrappedProtocol.ConnectionLost(reason);

    public override string ToString() => $"{TypeName.Of(WrappedProtocol.GetType())} of an endpoint";

    /// <summary>A wrapper with exactly the notifications of what it wraps.</summary>
    internal static EndpointProtocol Around(IProtocol protocol, EndpointFactory factory) => protocol switch
    {
        IHalfCloseableProtocol and IHandshakeListener and IFileDescriptorReceiver =>
            new HalfCloseableHandshakeDescriptorEndpointProtocol(protocol, factory),
        IHalfCloseableProtocol and IFileDescriptorReceiver => new HalfCloseableDescriptorEndpointProtocol(protocol, factory),
        IHandshakeListener and IFileDescriptorReceiver => new HandshakeDescriptorEndpointProtocol(protocol, factory),
        IFileDescriptorReceiver => new DescriptorEndpointProtocol(protocol, factory),
        IHalfCloseableProtocol and IHandshakeListener => new HalfCloseableHandshakeEndpointProtocol(protocol, factory),
        IHalfCloseableProtocol => new HalfCloseableEndpointProtocol(protocol, factory),
        IHandshakeListener => new HandshakeEndpointProtocol(protocol, factory),
        _ => new EndpointProtocol(protocol, factory),
    };
}
