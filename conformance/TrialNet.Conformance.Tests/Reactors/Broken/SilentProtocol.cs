using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors.Broken;

/// <summary>A protocol that does nothing.</summary>
internal sealed class SilentProtocol : IProtocol
{
    public void MakeConnection(ITransport transport)
    {
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
    }

    public void ConnectionLost(Failure reason)
    {
    }
}
