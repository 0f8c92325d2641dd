using System.Net;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>A server of the kit's, which does to each connection what its script says.</summary>
internal sealed class ScriptedServer(PoetryScene scene, PeerScript script) : IProtocolFactory
{
    private readonly List<ScriptedPeer> _peers = [];

    /// <summary>What it does with the next connections.</summary>
    internal PeerScript Script { get; set; } = script;

    /// <summary>How many connections there were.</summary>
    internal int Count => _peers.Count;

    /// <summary>How many are open now.</summary>
    internal int OpenCount => _peers.Count(static peer => !peer.IsLost);

    internal IReadOnlyList<ScriptedPeer> Peers => _peers;

    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol BuildProtocol(EndPoint address)
    {
        var peer = new ScriptedPeer(scene, Script);
        _peers.Add(peer);
        return peer;
    }
}
