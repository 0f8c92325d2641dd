using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol has both notifications.</summary>
internal sealed class HalfCloseableHandshakeWrapper(ProtocolWrapper wrapper) : NotifiedWrapper(wrapper), IHalfCloseableProtocol, IHandshakeListener
{
    public void ReadConnectionLost() => Wrapper.ReadConnectionLost();

    public void WriteConnectionLost() => Wrapper.WriteConnectionLost();

    public void HandshakeCompleted() => Wrapper.HandshakeCompleted();
}
