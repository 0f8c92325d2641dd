using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A wrapper whose protocol can live on half a connection.</summary>
internal class HalfCloseableWrapper(ProtocolWrapper wrapper) : NotifiedWrapper(wrapper), IHalfCloseableProtocol
{
    public void ReadConnectionLost() => Wrapper.ReadConnectionLost();

    public void WriteConnectionLost() => Wrapper.WriteConnectionLost();
}
