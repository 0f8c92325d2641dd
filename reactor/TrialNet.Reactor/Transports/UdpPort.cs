using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;

namespace TrialNet.Reactor.Transports;

/// <summary>A bound address of datagrams and the protocol that gets them (rules R-UDP).</summary>
internal sealed partial class UdpPort : ReactorResource, IMulticastTransport, IChannelHandler, ITurnTask
{
    private readonly TransportServices _services;
    private readonly IDatagramChannelSource _source;
    private readonly IDatagramProtocol _protocol;
    private readonly IPEndPoint _wanted;
    private readonly bool _isShared;
    private readonly List<Deferred<Unit>> _stopped = [];
    private IPEndPoint _address;
    private IPEndPoint? _peer;
    private Channel? _channel;
    private bool _isStopping;
    private bool _wasRefused;

    internal UdpPort(
        TransportServices services,
        IDatagramChannelSource source,
        IPEndPoint address,
        IDatagramProtocol protocol,
        int maxPacketSize,
        bool isShared,
        SourceLocation createdAt)
        : base(services.Reactor, services.Reactor.CaptureScope(), createdAt)
    {
        _services = services;
        _source = source;
        _wanted = address;
        _address = address;
        _protocol = protocol;
        _isShared = isShared;
        MaxPacketSize = maxPacketSize;
    }

    public override string Kind => "UDP port";

    public override string Description => $"{_address}, served by {TypeName.Of(_protocol.GetType())}";

    public override string HowToRelease => "StopListening()";

    public override bool IsReleasing => _isStopping;

    public int MaxPacketSize { get; }

    public IPEndPoint GetHost() => _address;

    EndPoint IListeningPort.GetHost() => GetHost();

    public void StartListening()
    {
        Reactor.VerifyThread();
        if (_channel is not null || _isStopping)
        {
            throw new InvalidOperationException($"The {this} is listening already.");
        }

        Reactor.VerifyOpen();
        var channel = Bind();
        _channel = channel;
        try
        {
            _address = channel.GetLocalAddress();
            using var frame = Reactor.Enter(Scope);
            _protocol.MakeConnection(this);
            _protocol.StartProtocol();
        }
        catch
        {
            _channel = null;
            channel.Close();
            throw;
        }

        Reactor.Remember(this);
        channel.Interest = Interest.Read;
        ReactorBase.LogMessage(Scope, $"{TypeName.Of(_protocol.GetType())} starting on {_address}", isLifecycle: true);
    }

    public Deferred<Unit> StopListening()
    {
        Reactor.VerifyThread();
        if (_channel is null && !_isStopping)
        {
            return Deferred.Succeed();
        }

        if (_channel is not null)
        {
            Close();
            _isStopping = true;
            Reactor.QueueTask(this);
        }

        var stopped = new Deferred<Unit>();
        _stopped.Add(stopped);
        return stopped;
    }

    public override void Release()
    {
        Reactor.VerifyThread();
        DisconnectForShutdown();
    }

    /// <summary>What must not happen inside a call of the protocol's.</summary>
    public void RunInTurn()
    {
        if (_wasRefused)
        {
            _wasRefused = false;
            Tell(static protocol => protocol.ConnectionRefused(), nameof(IDatagramProtocol.ConnectionRefused));
        }

        if (_isStopping)
        {
            Stop();
        }
    }

    public void Broken(Exception error) => ReactorBase.LogError(Scope, error, $"In the {this}");

    internal override void DisconnectForShutdown()
    {
        if (_channel is not null)
        {
            Close();
            Stop();
        }
        else if (_isStopping)
        {
            Stop();
        }
    }

    private Channel Bind()
    {
        try
        {
            return _source.Bind(_wanted, _isShared, this);
        }
        catch (SocketException error)
        {
            throw new CannotListenException($"Cannot listen on {_wanted}: {error.Message}.", error);
        }
    }

    private void Close()
    {
        _channel!.Close();
        _channel = null;
        _peer = null;
        _wasRefused = false;
        ReactorBase.LogMessage(Scope, $"(UDP port {_address.Port} closed)", isLifecycle: true);
    }

    private void Stop()
    {
        _isStopping = false;
        Reactor.Forget(this);
        Tell(static protocol => protocol.StopProtocol(), nameof(IDatagramProtocol.StopProtocol));
        foreach (var stopped in _stopped.ToArray())
        {
            _stopped.Remove(stopped);
            if (!stopped.IsCalled)
            {
                stopped.Callback(Unit.Value);
            }
        }
    }

    private void Tell(Action<IDatagramProtocol> method, string name)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            method(_protocol);
        }
        catch (Exception error)
        {
            LogUserError(error, name);
        }
    }

    /// <summary>R-UDP-06: there is no connection that could be ended.</summary>
    private void LogUserError(Exception error, string name) =>
        ReactorBase.LogError(Scope, error, $"In {name} of {TypeName.Of(_protocol.GetType())}");
}
