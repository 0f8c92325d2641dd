using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol can live on half a connection and wants to hear of a handshake.</summary>
internal class HalfCloseableHandshakeWrapper(ProtocolWrapper wrapper) : NotifiedWrapper(wrapper), IHalfCloseableProtocol, IHandshakeListener
{
    public void ReadConnectionLost() => Wrapper.ReadConnectionLost();

    public void WriteConnectionLost() => Wrapper.WriteConnectionLost();

    public void HandshakeCompleted() => Wrapper.HandshakeCompleted();
}
