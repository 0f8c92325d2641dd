using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>A transport inside a wrapper that can end its writing alone.</summary>
internal class WrappedHalfCloseableTransport(ProtocolWrapper wrapper, ITransport transport)
    : WrappedTransport(wrapper, transport), IHalfCloseableTransport
{
    public void LoseWriteConnection() => Wrapper.LoseWriteConnection();
}
