using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Clients;

/// <summary>One attempt to fetch a poem. Threading: the reactor's own thread.</summary>
internal sealed class FetchFactory : ClientFactory
{
    private readonly IReactor _reactor;
    private readonly IFetchListener _listener;
    private readonly int _attempt;
    private Deferred<byte[]>? _deferred;
    private IConnector? _connector;
    private FetchProtocol? _protocol;

    public FetchFactory(IReactor reactor, PoemRequest request, IFetchListener listener, int attempt)
    {
        _reactor = reactor;
        _listener = listener;
        _attempt = attempt;
        Request = request;
        Poem = _deferred = new Deferred<byte[]>(_ => GiveUp());
    }

    public PoemRequest Request { get; }

    /// <summary>The poem to come. Cancelling it drops the connection.</summary>
    public Deferred<byte[]> Poem { get; }

    /// <summary>Fires when there is no connection any more, and no attempt to make one.</summary>
    public Deferred<Unit> Closed { get; } = new();

    public bool IsVerified { get; private set; }

    public int BytesReceived { get; private set; }

    public int Chunks { get; private set; }

    public TimeSpan? FirstByte { get; private set; }

    /// <summary>Begins.</summary>
    public void Connect()
    {
        if (Request.Tls is null)
        {
            Request.Address.Connect(_reactor, this, Request.ConnectTimeout);
            return;
        }

        var (host, port) = (Request.Address.Host, Request.Address.Port);
        var tls = _reactor as IReactorTls ?? throw new CapabilityMissingException($"The {_reactor.Name} reactor has no TLS.");
        tls.ConnectTls(host, port, this, Request.Tls, Request.ConnectTimeout, Request.ConnectTimeout);
    }

    public override void StartedConnecting(IConnector connector) => _connector = connector;

    public override IProtocol BuildProtocol(EndPoint address) => _protocol = new FetchProtocol(this, _reactor);

    public override void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        TakeDeferred()?.Errback(reason);
        Closed.Callback(Unit.Value);
    }

    internal void Connected(ITransport transport) => _listener.Connected(_attempt, $"{transport.GetPeer()}");

    internal void Received(int count)
    {
        FirstByte ??= _reactor.Now;
        BytesReceived += count;
        Chunks++;
        _listener.Received(count, BytesReceived);
    }

    internal void PoemFinished(byte[] poem, bool isVerified)
    {
        IsVerified = isVerified;
        TakeDeferred()?.Callback(poem);
        Closed.Callback(Unit.Value);
    }

    internal void PoemFailed(Exception reason)
    {
        TakeDeferred()?.Errback(new Failure(reason));
        Closed.Callback(Unit.Value);
    }

    private Deferred<byte[]>? TakeDeferred()
    {
        var deferred = _deferred;
        _deferred = null;
        return deferred;
    }

    private void GiveUp()
    {
        // Taken first: what follows may report a failure at once, and the result is to be the cancellation.
        TakeDeferred();
        if (_protocol is null)
        {
            _connector?.Disconnect();
        }
        else
        {
            _protocol.Transport.AbortConnection();
        }
    }
}
