using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Tls;

namespace TrialNet.Reactor.Transports;

/// <summary>One connection, of either side.</summary>
/// <remarks>
/// What a protocol calls never calls the protocol back: it takes notes, and the turn goes on with them afterwards (R-TCP-05).
/// </remarks>
internal abstract partial class Connection : ReactorResource, IHalfCloseableTransport, IChannelHandler, ITurnTask
{
    private readonly TransportServices _services;
    private readonly Channel _channel;
    private readonly Connector? _connector;
    private IProtocol? _protocol;
    private WriteBuffer _unsent;
    private Stage _stage;
    private Failure? _failure;
    private bool _isQueued;

    /// <summary>Makes a connection; <see cref="Open"/> begins it.</summary>
    /// <param name="services">What it shares.</param>
    /// <param name="channel">The socket.</param>
    /// <param name="owner">The port or the connector: the connection is made on its behalf.</param>
    private protected Connection(TransportServices services, Channel channel, ReactorResource owner)
        : base(services.Reactor, owner.Scope, owner.CreatedAt)
    {
        _services = services;
        _channel = channel;
        _connector = owner as Connector;
        _unsent = new WriteBuffer(services.Chunks);
        channel.Handler = this;
    }

    private enum Stage
    {
        /// <summary>The protocol is being given the transport; the channel is not watched yet.</summary>
        Opening,

        /// <summary>Open.</summary>
        Open,

        /// <summary>Nothing is left of it.</summary>
        Lost,
    }

    public override string Kind => "connection";

    public override string Description => _connector is null
        ? $"from {AddressText.Of(Peer)} at {AddressText.Of(Host)}"
        : $"to {AddressText.Of(Peer)} from {AddressText.Of(Host)}";

    public override string HowToRelease => "LoseConnection()";

    public override bool IsReleasing => _isClosing || _failure is not null || TlsProtocol.IsEnding(_protocol);

    private bool IsConnectedBare => _stage != Stage.Lost && !_isClosing && !_isEndingWrites && _failure is null;

    private bool IsDisconnectingBare => _stage == Stage.Lost || _isClosing || _isAborted;

    /// <summary>The address of this end.</summary>
    private protected abstract EndPoint Host { get; }

    /// <summary>The address of the other end.</summary>
    private protected abstract EndPoint Peer { get; }

    /// <summary>Whether what is sent together goes out together.</summary>
    private protected virtual bool SendsPackets => false;

    private protected Channel Channel => _channel;

    /// <summary>Who hears of what comes; null when the connection is lost.</summary>
    private protected IProtocol? Protocol => _protocol;

    /// <summary>Whether the socket is gone.</summary>
    private protected bool IsOver => _stage == Stage.Lost || _isAborted;

    EndPoint ITransport.GetHost() => Host;

    EndPoint ITransport.GetPeer() => Peer;

    public override void Release() => AbortConnection();

    /// <summary>Gives the protocol its transport and begins to read (R-TCP-01).</summary>
    internal virtual void Open(IProtocol protocol)
    {
        _protocol = protocol;
        Reactor.Remember(this);
        if (SendsPackets)
        {
            _channel.Hold();
        }

        if (Call(static (protocol, connection) => protocol.MakeConnection(connection), "In MakeConnection") && _stage == Stage.Opening)
        {
            _stage = Stage.Open;
            if (!_isQueued)
            {
                UpdateInterest();
            }
        }

        // Of a connection that is to end at once, the last bytes and the end are one packet.
        if (!(_isClosing && _unsent.IsEmpty && !HasProducer))
        {
            _channel.LetGo();
        }
    }

    public void RunInTurn()
    {
        _isQueued = false;
        if (_stage == Stage.Lost)
        {
            return;
        }

        if (_failure is { } failure)
        {
            ReadWhatIsLeft();
            Lose(failure);
        }
        else
        {
            if (_unsent.IsEmpty)
            {
                GoOnSent();
            }

            // A connection that ends in the turn that began it has never been watched.
            UpdateInterest();
        }
    }

    public void Broken(Exception error)
    {
        ReactorBase.LogError(Scope, error, $"In the {this}");
        Lose(new Failure(error));
    }

    internal override void DisconnectForShutdown() => Lose(ConnectionReasons.Shutdown());

    private void QueueTask()
    {
        if (!_isQueued)
        {
            _isQueued = true;
            Reactor.QueueTask(this);
        }
    }

    /// <summary>Calls the protocol; what it throws is logged and ends the connection (R-TCP-15).</summary>
    private bool Call(Action<IProtocol, Connection> method, string context)
    {
        var protocol = _protocol!;
        try
        {
            using var frame = Reactor.Enter(Scope);
            method(protocol, this);
            return true;
        }
        catch (Exception error)
        {
            Fail(protocol, error, context);
            return false;
        }
    }

    /// <summary>A callback of the protocol's threw, which may have turned the reactor and have lost the connection before.</summary>
    private protected void Fail(IProtocol protocol, Exception error, string context)
    {
        ReactorBase.LogError(Scope, error, $"{context} of {ProtocolName.Of(protocol)}");
        Lose(new Failure(error));
    }
}
