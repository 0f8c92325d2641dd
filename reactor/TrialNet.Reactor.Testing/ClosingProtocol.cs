using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Testing;

/// <summary>What stands in for a protocol that a factory did not make: it closes at once.</summary>
internal sealed class ClosingProtocol : IProtocol
{
    public void MakeConnection(ITransport transport) => transport.LoseConnection();

    public void DataReceived(ReadOnlySpan<byte> data)
    {
    }

    public void ConnectionLost(Failure reason)
    {
    }
}
