using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>A protocol that passes on to its factory what it hears.</summary>
/// <param name="factory">The factory.</param>
internal sealed class QuietProtocol(QuietFactory factory) : IProtocol
{
    private ITransport? _transport;

    public void MakeConnection(ITransport transport)
    {
        _transport = transport;
        factory.Made?.Invoke(transport);
    }

    public void DataReceived(ReadOnlySpan<byte> data) => factory.Received?.Invoke(_transport!, data.Length);

    public void ConnectionLost(Failure reason) => factory.Lost?.Invoke(reason);
}
