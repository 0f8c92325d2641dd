using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Clients;

/// <summary>Sends one request and fires a Deferred with the answer, or with the reason why there is none; never with both (P-XF-06).</summary>
/// <remarks>For one connection. Threading: the reactor's own thread.</remarks>
internal sealed class TransformClientFactory : ClientFactory
{
    private readonly IReactorTime _clock;
    private readonly byte[] _request;
    private Deferred<byte[]>? _deferred;
    private IConnector? _connector;
    private TransformClientProtocol? _protocol;

    public TransformClientFactory(IReactorTime clock, byte[] request, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        _clock = clock;
        _request = request;
        Timeout = timeout;
        Answer = _deferred = new Deferred<byte[]>(_ => GiveUp());
    }

    public Deferred<byte[]> Answer { get; }

    public TimeSpan Timeout { get; }

    public override void StartedConnecting(IConnector connector) => _connector = connector;

    public override IProtocol BuildProtocol(EndPoint address) => _protocol = new TransformClientProtocol(this, _clock, _request);

    public override void ClientConnectionFailed(IConnector connector, Failure reason) => Failed(reason);

    internal void Answered(byte[] poem) => TakeDeferred()?.Callback(poem);

    internal void Failed(Failure reason) => TakeDeferred()?.Errback(reason);

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
