using System.Buffers;
using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Peers;

/// <summary>A client that behaves as a test says; a polite one is <see cref="TrialNet.Poetry.Clients.PoetryProtocol"/>.</summary>
internal sealed class Visitor : Protocol
{
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly Action<Visitor> _onConnected;
    private readonly Action<Visitor> _onData;

    private Visitor(Action<Visitor>? onConnected, Action<Visitor>? onData)
    {
        _onConnected = onConnected ?? (static _ => { });
        _onData = onData ?? (static _ => { });
    }

    /// <summary>What has come so far.</summary>
    public ReadOnlySpan<byte> Received => _received.WrittenSpan;

    /// <summary>Fires with the reason when the connection is lost.</summary>
    public Deferred<Exception> Lost { get; } = new();

    /// <summary>Whether the connection was made.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>The way to the server.</summary>
    public ITcpTransport Connection => (ITcpTransport)Transport;

    /// <summary>Begins to visit a server on this machine.</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="port">The server's port.</param>
    /// <param name="onConnected">What to do when connected.</param>
    /// <param name="onData">What to do after each time that something has come.</param>
    public static Visitor Visit(IReactor reactor, int port, Action<Visitor>? onConnected = null, Action<Visitor>? onData = null)
    {
        var visitor = new Visitor(onConnected, onData);
        reactor.ConnectTcp("127.0.0.1", port, new VisitFactory(visitor));
        return visitor;
    }

    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        IsConnected = true;
        _onConnected(this);
    }

    /// <inheritdoc/>
    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        _received.Write(data);
        _onData(this);
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason) => Lost.Callback(reason.Value);

    private sealed class VisitFactory(Visitor visitor) : ClientFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => visitor;

        public override void ClientConnectionFailed(IConnector connector, Failure reason) => visitor.Lost.Errback(reason);
    }
}
