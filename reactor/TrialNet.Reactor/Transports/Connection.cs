using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>One TCP connection, of either side.</summary>
/// <remarks>
/// What a protocol calls never calls the protocol back: it takes notes, and the turn goes on with them afterwards (R-TCP-05).
/// </remarks>
internal sealed partial class Connection : ReactorResource, ITcpTransport, IChannelHandler, ITurnTask
{
    private readonly TcpServices _services;
    private readonly Channel _channel;
    private readonly IPEndPoint _peer;
    private readonly Connector? _connector;
    private IPEndPoint _host;
    private IProtocol? _protocol;
    private WriteBuffer _unsent;
    private Stage _stage;
    private Failure? _failure;
    private bool _isQueued;

    /// <summary>Makes a connection; <see cref="Open"/> begins it.</summary>
    /// <param name="services">What it shares.</param>
    /// <param name="channel">The socket.</param>
    /// <param name="owner">The port or the connector: the connection is made on its behalf.</param>
    /// <param name="peer">The address of the other end.</param>
    /// <param name="boundTo">The address of this end, or the wildcard that it was accepted at.</param>
    internal Connection(TcpServices services, Channel channel, ReactorResource owner, IPEndPoint peer, IPEndPoint boundTo)
        : base(services.Reactor, owner.Scope, owner.CreatedAt)
    {
        _services = services;
        _channel = channel;
        _connector = owner as Connector;
        _peer = peer;
        _host = boundTo;
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

    public override string Description => _connector is null ? $"from {_peer} at {GetHost()}" : $"to {_peer} from {GetHost()}";

    public override string HowToRelease => "LoseConnection()";

    public override bool IsReleasing => _isClosing || _failure is not null;

    public bool IsConnected => _stage != Stage.Lost && !_isClosing && !_isEndingWrites && _failure is null;

    public bool IsDisconnecting => _stage == Stage.Lost || _isClosing || _isAborted;

    public bool NoDelay
    {
        get => _stage != Stage.Lost && _channel.NoDelay;
        set
        {
            Reactor.VerifyThread();
            if (_stage != Stage.Lost)
            {
                _channel.NoDelay = value;
            }
        }
    }

    public bool KeepAlive
    {
        get => _stage != Stage.Lost && _channel.KeepAlive;
        set
        {
            Reactor.VerifyThread();
            if (_stage != Stage.Lost)
            {
                _channel.KeepAlive = value;
            }
        }
    }

    public IPEndPoint GetHost()
    {
        if (_stage != Stage.Lost && !_isAborted && IsWildcard(_host))
        {
            _host = _channel.GetLocalAddress();
        }

        return _host;
    }

    public IPEndPoint GetPeer() => _peer;

    EndPoint ITransport.GetHost() => GetHost();

    EndPoint ITransport.GetPeer() => GetPeer();

    public override void Release() => AbortConnection();

    /// <summary>Gives the protocol its transport and begins to read (R-TCP-01).</summary>
    internal void Open(IProtocol protocol)
    {
        _protocol = protocol;
        Reactor.Remember(this);
        if (Call(static (protocol, connection) => protocol.MakeConnection(connection), "In MakeConnection") && _stage == Stage.Opening)
        {
            _stage = Stage.Open;
            UpdateInterest();
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
        else if (_unsent.IsEmpty)
        {
            GoOnSent();
        }
    }

    public void Broken(Exception error)
    {
        ReactorBase.LogError(Scope, error, $"In the {this}");
        Lose(new Failure(error));
    }

    internal override void DisconnectForShutdown() => Lose(ConnectionReasons.Shutdown());

    private static bool IsWildcard(IPEndPoint address) => address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any);

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
        try
        {
            using var frame = Reactor.Enter(Scope);
            method(_protocol!, this);
            return true;
        }
        catch (Exception error)
        {
            Fail(error, context);
            return false;
        }
    }

    private void Fail(Exception error, string context)
    {
        ReactorBase.LogError(Scope, error, $"{context} of {ProtocolName.Of(_protocol!)}");
        Lose(new Failure(error));
    }
}
