using System.Net;
using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Loop;
using TrialNet.Reactor.Transports.Interop;

namespace TrialNet.Reactor.Transports;

/// <summary>A bound address and the factory that serves it (rules R-PORT).</summary>
internal abstract class ListeningPort : ReactorResource, IListeningPort, IChannelHandler
{
    /// <summary>The most connections that are taken in a turn.</summary>
    private const int MostPerTurn = 64;

    private static readonly TimeSpan PauseAfterError = TimeSpan.FromMilliseconds(100);

    private readonly TransportServices _services;
    private readonly IProtocolFactory _factory;
    private Channel? _channel;
    private bool _cannotAccept;

    private protected ListeningPort(TransportServices services, IProtocolFactory factory, SourceLocation createdAt)
        : base(services.Reactor, services.Reactor.CaptureScope(), createdAt)
    {
        _services = services;
        _factory = factory;
    }

    public override string Kind => "listening port";

    public override string Description => $"{AddressText.Of(Address)}, served by {FactoryName.Of(_factory)}";

    public override string HowToRelease => "StopListening()";

    public override bool IsReleasing => false;

    /// <summary>Where it is bound, or was, or is to be.</summary>
    private protected abstract EndPoint Address { get; }

    /// <summary>What it is called in the log when it is closed.</summary>
    private protected abstract string Name { get; }

    private protected TransportServices Services => _services;

    EndPoint IListeningPort.GetHost() => Address;

    public void StartListening()
    {
        Reactor.VerifyThread();
        if (_channel is not null)
        {
            throw new InvalidOperationException($"The {this} is listening already.");
        }

        Reactor.VerifyOpen();
        var channel = Bind();
        try
        {
            Bound(channel);
            _factory.DoStart();
        }
        catch
        {
            Unbind(channel);
            throw;
        }

        _channel = channel;
        Reactor.Remember(this);
        channel.Interest = Interest.Read;
        ReactorBase.LogMessage(Scope, $"{FactoryName.Of(_factory)} starting on {AddressText.Of(Address)}", isLifecycle: true);
    }

    public Deferred<Unit> StopListening()
    {
        Reactor.VerifyThread();
        return _channel is null ? Deferred.Succeed() : Deferred.Execute(Close);
    }

    public override void Release()
    {
        Reactor.VerifyThread();
        DisconnectForShutdown();
    }

    public void Readable()
    {
        // The limit can be changed from outside, but to ask for it costs as much as to accept.
        nint? firstOfTheLast = null;
        for (var count = 0; count < MostPerTurn && _channel is { } channel; count++)
        {
            var accepted = channel.Accept(out var peer, out var error);
            if (accepted is not null
                && accepted.Descriptor >= (firstOfTheLast ??= DescriptorLimit.GetFirstOfTheLast())
                && !_services.Lingering.CloseAll())
            {
                accepted.Reset();
                LogOnce(SocketError.TooManyOpenSockets);
            }
            else if (accepted is not null)
            {
                _cannotAccept = false;
                Serve(accepted, peer!);
            }
            else if (error == SocketError.WouldBlock)
            {
                return;
            }
            else if (error != SocketError.ConnectionAborted)
            {
                GoOnAfter(channel, error);
                return;
            }
        }
    }

    public void Writable()
    {
    }

    public void Broken(Exception error) => ReactorBase.LogError(Scope, error, $"In the {this}");

    internal override void DisconnectForShutdown()
    {
        try
        {
            if (_channel is not null)
            {
                Close();
            }
        }
        catch (Exception error)
        {
            // R-CORE-16: the others are still to be told.
            ReactorBase.LogError(Scope, error, $"In the factory of the {this}");
        }
    }

    /// <summary>Opens the socket.</summary>
    /// <exception cref="CannotListenException">It cannot be had.</exception>
    private protected abstract Channel Bind();

    /// <summary>Closes the socket and gives back what <see cref="Bind"/> took beside it.</summary>
    private protected virtual void Unbind(Channel channel) => channel.Close();

    /// <summary>The socket is bound; to what, the system knows.</summary>
    private protected virtual void Bound(Channel channel)
    {
    }

    /// <summary>Makes the connection for a channel that was accepted.</summary>
    private protected abstract Connection Connect(Channel accepted, EndPoint peer);

    /// <summary>Closes the socket, then ends the factory's use, which may throw.</summary>
    private Unit Close()
    {
        var channel = _channel!;
        _channel = null;
        Unbind(channel);
        Reactor.Forget(this);
        ReactorBase.LogMessage(Scope, $"({Name} closed)", isLifecycle: true);
        using var frame = Reactor.Enter(Scope);
        _factory.DoStop();
        return Unit.Value;
    }

    private void Serve(Channel accepted, EndPoint peer)
    {
        if (BuildProtocol(peer) is { } protocol)
        {
            Connect(accepted, peer).Open(protocol);
        }
        else
        {
            accepted.Close();
        }
    }

    private IProtocol? BuildProtocol(EndPoint peer)
    {
        using var frame = Reactor.Enter(Scope);
        try
        {
            return _factory.BuildProtocol(peer);
        }
        catch (Exception error)
        {
            // R-PORT-06: this connection is closed, the port lives.
            ReactorBase.LogError(Scope, error, $"In BuildProtocol of {FactoryName.Of(_factory)}");
            return null;
        }
    }

    /// <summary>Nothing can be accepted, most likely for want of descriptors: finds one, turns a peer away, or waits, but never spins (R-PORT-05).</summary>
    private void GoOnAfter(Channel channel, SocketError error)
    {
        var isFull = error == SocketError.TooManyOpenSockets;
        if (isFull && _services.Lingering.CloseAll())
        {
            return;
        }

        LogOnce(error);
        if (!isFull || !_services.Source.TurnAway(channel))
        {
            channel.Interest = Interest.None;
            Reactor.SetLimit(PauseAfterError, () => channel.Interest = Interest.Read, Scope);
        }
    }

    /// <summary>Says so once, and not for each of those who come meanwhile.</summary>
    private void LogOnce(SocketError error)
    {
        if (!_cannotAccept)
        {
            _cannotAccept = true;
            ReactorBase.LogMessage(Scope, $"The {this} cannot accept a connection: {new SocketException((int)error).Message}.");
        }
    }
}
