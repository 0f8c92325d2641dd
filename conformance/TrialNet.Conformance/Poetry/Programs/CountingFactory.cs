using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>Knows how many connections of a server are open.</summary>
internal sealed class CountingFactory(IProtocolFactory inner) : IProtocolFactory
{
    internal int OpenCount { get; private set; }

    public void DoStart() => inner.DoStart();

    public void DoStop() => inner.DoStop();

    public IProtocol? BuildProtocol(EndPoint address)
    {
        if (inner.BuildProtocol(address) is not { } protocol)
        {
            return null;
        }

        OpenCount++;
        return protocol is IHalfCloseableProtocol half ? new CountedHalf(this, protocol, half) : new Counted(this, protocol);
    }

    private class Counted(CountingFactory factory, IProtocol inner) : IProtocol
    {
        public void MakeConnection(ITransport transport) => inner.MakeConnection(transport);

        public void DataReceived(ReadOnlySpan<byte> data) => inner.DataReceived(data);

        public void ConnectionLost(Failure reason)
        {
            factory.OpenCount--;
            inner.ConnectionLost(reason);
        }
    }

    private sealed class CountedHalf(CountingFactory factory, IProtocol inner, IHalfCloseableProtocol half) : Counted(factory, inner), IHalfCloseableProtocol
    {
        public void ReadConnectionLost() => half.ReadConnectionLost();

        public void WriteConnectionLost() => half.WriteConnectionLost();
    }
}
