using System.Net;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Running;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>A watched scene in which connections are judged: what carries them, and who meets whom.</summary>
internal sealed class StreamScene : WatchedScene
{
    private readonly StreamNet _net;
    private readonly StreamWay _way;
    private readonly List<Peer> _peers = [];

    /// <summary>Makes a scene, which owns the other scene and the net.</summary>
    internal StreamScene(ReactorScene scene, Expectations findings, ReactorManifest manifest, StreamNet net, StreamWay way)
        : base(scene, findings, net.Name.Length == 0 ? way.ToString() : $"{net.Name}, {way}")
    {
        _net = net;
        _way = way;
        Manifest = manifest;
    }

    internal ReactorManifest Manifest { get; }

    internal StreamNet Net => _net;

    internal StreamWay Way => _way;

    /// <summary>The judged reactor's last port.</summary>
    internal IListeningPort? Port { get; private set; }

    /// <summary>The judged reactor's last connector.</summary>
    internal IConnector? Connector { get; private set; }

    /// <summary>Where the last peer that listens does.</summary>
    internal EndPoint? PeerAddress { get; private set; }

    internal WatchedProtocol NewSubject(bool keepsData = true) => new(this, "judged protocol") { KeepsData = keepsData };

    internal WatchedHalfProtocol NewHalfSubject() => new(this, "judged protocol");

    internal Peer NewPeer(bool isSilent = false, bool isSlow = false, bool keepsOwnSide = false)
    {
        Peer peer = _way.IsRaw
            ? new RawPeer(this) { IsSilent = isSilent, IsSlow = isSlow, KeepsOwnSide = keepsOwnSide }
            : new ReactorPeer(this) { IsSilent = isSilent, IsSlow = isSlow, KeepsOwnSide = keepsOwnSide };
        _peers.Add(peer);
        return peer;
    }

    /// <summary>Begins to bring the judged protocol and a peer together. On the reactor's thread.</summary>
    /// <returns>The factory of the judged side.</returns>
    internal WatchedFactory Meet(WatchedProtocol subject, Peer peer) => Meet(() => subject, peer);

    /// <summary>Begins to bring a protocol and a peer together.</summary>
    /// <param name="make">Makes the protocol, once.</param>
    /// <param name="peer">The peer.</param>
    /// <returns>The factory of the judged side.</returns>
    internal WatchedFactory Meet(Func<IProtocol?> make, Peer peer)
    {
        if (!_way.IsServer)
        {
            return Connect(Await(peer), make);
        }

        var factory = new WatchedServerFactory(this, make);
        Port = _net.Listen(Reactor, factory);
        Approach(peer, Port.GetHost());
        return factory;
    }

    /// <summary>Begins to bring two protocols of the reactor together.</summary>
    /// <param name="make">Makes the judged one, once.</param>
    /// <param name="makePeer">Makes the other, once.</param>
    internal void Meet(Func<IProtocol?> make, Func<IProtocol?> makePeer)
    {
        var (server, client) = _way.IsServer ? (make, makePeer) : (makePeer, make);
        Connect(Listen(server).GetHost(), client);
    }

    /// <summary>Lets a peer connect to a port of the judged reactor.</summary>
    internal void Approach(Peer peer, EndPoint address)
    {
        if (peer is RawPeer raw)
        {
            raw.Connect(_net.OpenSocket, address);
        }
        else
        {
            // A port that turns it away may do so before it knows that it is connected.
            var one = (ReactorPeer)peer;
            _net.Connect(Reactor, address, new WatchedClientFactory(this, () => one.Protocol) { OnFailed = _ => one.HearFailed() });
        }
    }

    /// <summary>Lets a peer listen.</summary>
    /// <returns>Where.</returns>
    internal EndPoint Await(Peer peer) => PeerAddress = peer is RawPeer raw
        ? raw.Listen(_net.OpenSocket, _net.FreeAddress())
        : _net.Listen(Reactor, new WatchedServerFactory(this, () => ((ReactorPeer)peer).Protocol)).GetHost();

    /// <summary>Listens with the reactor.</summary>
    internal IListeningPort Listen(Func<IProtocol?> make) => Port = _net.Listen(Reactor, new WatchedServerFactory(this, make));

    /// <summary>Connects with the reactor.</summary>
    internal WatchedClientFactory Connect(EndPoint address, Func<IProtocol?> make)
    {
        var factory = new WatchedClientFactory(this, make);
        Connector = _net.Connect(Reactor, address, factory);
        return factory;
    }

    private protected override string RuleOf(string rule) => _net.RuleOf(rule);

    protected override void Dispose(bool isDisposing)
    {
        _peers.ForEach(peer => peer.Dispose());
        base.Dispose(isDisposing);
        _net.Dispose();
    }
}
