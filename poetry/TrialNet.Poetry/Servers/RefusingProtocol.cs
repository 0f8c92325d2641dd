using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>Turns a client away with a reset, so that it does not take the end of the connection for an empty poem.</summary>
internal sealed class RefusingProtocol : IProtocol
{
    public void MakeConnection(ITransport transport) => transport.AbortConnection();

    public void DataReceived(ReadOnlySpan<byte> data)
    {
    }

    public void ConnectionLost(Failure reason)
    {
    }
}
