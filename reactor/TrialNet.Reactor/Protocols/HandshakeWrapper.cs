using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol wants to hear of a handshake.</summary>
internal class HandshakeWrapper(ProtocolWrapper wrapper) : NotifiedWrapper(wrapper), IHandshakeListener
{
    public void HandshakeCompleted() => Wrapper.HandshakeCompleted();
}
