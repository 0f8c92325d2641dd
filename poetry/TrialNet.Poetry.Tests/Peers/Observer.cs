using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>Passes everything on to a client's factory, and tells how much has come: nothing at first, then after each time that something came.</summary>
/// <param name="inner">The client.</param>
/// <param name="onReceived">Gets the number of bytes so far.</param>
internal sealed class Observer(IClientFactory inner, Action<int> onReceived) : IClientFactory
{
    /// <inheritdoc/>
    public void DoStart() => inner.DoStart();

    /// <inheritdoc/>
    public void DoStop() => inner.DoStop();

    /// <inheritdoc/>
    public void StartedConnecting(IConnector connector) => inner.StartedConnecting(connector);

    /// <inheritdoc/>
    public void ClientConnectionFailed(IConnector connector, Failure reason) => inner.ClientConnectionFailed(connector, reason);

    /// <inheritdoc/>
    public void ClientConnectionLost(IConnector connector, Failure reason) => inner.ClientConnectionLost(connector, reason);

    /// <inheritdoc/>
    public IProtocol? BuildProtocol(EndPoint address) =>
        inner.BuildProtocol(address) is { } protocol ? new ObservedProtocol(protocol, onReceived) : null;

    private sealed class ObservedProtocol(IProtocol inner, Action<int> onReceived) : IProtocol
    {
        private int _received;

        public void MakeConnection(ITransport transport)
        {
            inner.MakeConnection(transport);
            onReceived(_received);
        }

        public void DataReceived(ReadOnlySpan<byte> data)
        {
            inner.DataReceived(data);
            _received += data.Length;
            onReceived(_received);
        }

        public void ConnectionLost(Failure reason) => inner.ConnectionLost(reason);
    }
}
