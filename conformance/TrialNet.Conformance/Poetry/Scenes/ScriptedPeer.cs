using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>One connection of a server of the kit's.</summary>
internal sealed class ScriptedPeer(PoetryScene scene, PeerScript script) : IProtocol, IHalfCloseableProtocol
{
    private readonly List<byte> _received = [];
    private ITransport? _transport;
    private IDelayedCall? _timer;
    private int _next;
    private int _awaited;

    /// <summary>What the client has sent.</summary>
    internal byte[] Received => [.. _received];

    /// <summary>Whether the connection is gone.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>When it went.</summary>
    internal TimeSpan? LostAt { get; private set; }

    public void MakeConnection(ITransport transport)
    {
        _transport = transport;
        GoOn();
    }

    public void DataReceived(ReadOnlySpan<byte> data)
    {
        _received.AddRange(data);
        if (_awaited > 0 && _received.Count >= _awaited)
        {
            _awaited = 0;
            GoOn();
        }
    }

    public void ConnectionLost(Failure reason)
    {
        IsLost = true;
        LostAt = scene.Now;
        _timer?.Release();
    }

    // A client that goes takes the connection along, whatever the script has still to do.
    public void ReadConnectionLost() => _transport!.LoseConnection();

    public void WriteConnectionLost()
    {
    }

    private void GoOn()
    {
        while (!IsLost && _next < script.Steps.Count)
        {
            var step = script.Steps[_next++];
            switch (step.Act)
            {
                case PeerAct.Send:
                    _transport!.Write(step.Data);
                    break;
                case PeerAct.Wait:
                    _timer = scene.Reactor.CallLater(TimeSpan.FromSeconds(step.Amount), GoOn);
                    return;
                case PeerAct.Hear when _received.Count < (int)step.Amount:
                    _awaited = (int)step.Amount;
                    return;
                case PeerAct.Close:
                    _transport!.LoseConnection();
                    return;
                case PeerAct.Reset:
                    _transport!.AbortConnection();
                    return;
                case PeerAct.Stall:
                    return;
            }
        }
    }
}
