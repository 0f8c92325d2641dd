using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Servers.Evil;

/// <summary>Makes the protocols of an <see cref="EvilPeer"/>, and tells tests of its first client. Threading: the reactor's own thread.</summary>
public sealed class EvilFactory : ProtocolFactory
{
    private readonly EvilPeer _peer;
    private readonly IReactorTime _clock;
    private readonly ReadOnlyMemory<byte> _poem;

    internal EvilFactory(EvilPeer peer, IReactorTime clock, ReadOnlyMemory<byte> poem)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _peer = peer;
        _clock = clock;
        _poem = poem;
    }

    /// <summary>Fires with the first connection.</summary>
    public Deferred<ITransport> Connected { get; } = new();

    /// <summary>Fires when the first connection is lost, with the reason.</summary>
    public Deferred<Exception> Lost { get; } = new();

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new EvilProtocol(this);

    private sealed class EvilProtocol(EvilFactory factory) : Protocol, IHalfCloseableProtocol
    {
        private Action? _end;
        private bool _isAsked;

        public override void ConnectionMade()
        {
            _end = factory._peer.Begin(new EvilScene(Transport, factory._clock, factory._poem));
            if (!factory.Connected.IsCalled)
            {
                factory.Connected.Callback(Transport);
            }
        }

        public override void DataReceived(ReadOnlySpan<byte> data)
        {
            if (!_isAsked)
            {
                _isAsked = true;
                factory._peer.TakeRequest(Transport);
            }
        }

        public override void ConnectionLost(Failure reason)
        {
            _end?.Invoke();
            if (!factory.Lost.IsCalled)
            {
                factory.Lost.Callback(reason.Value);
            }
        }

        public void ReadConnectionLost()
        {
        }

        public void WriteConnectionLost()
        {
        }
    }
}
