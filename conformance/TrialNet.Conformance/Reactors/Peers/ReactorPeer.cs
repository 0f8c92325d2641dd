using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Peers;

/// <summary>A peer that is a protocol of the judged reactor itself: the only one there is where the network is simulated.</summary>
internal sealed class ReactorPeer : Peer
{
    private readonly WatchedScene _scene;
    private WatchedProtocol? _protocol;

    internal ReactorPeer(WatchedScene scene)
        : base(scene)
    {
        _scene = scene;
    }

    internal WatchedProtocol Protocol => _protocol ??= MakeProtocol();

    internal override void Send(byte[] data) => Protocol.Write(data);

    /// <summary>It was not connected.</summary>
    internal void HearFailed()
    {
        HearEnd(PeerEnd.Reset);
        HearClosed();
    }

    internal override void EndSending() => Protocol.LoseWriteConnection();

    internal override void Close() => Protocol.LoseConnection();

    internal override void Reset() => Protocol.AbortConnection();

    internal override void StartReading() => Protocol.ResumeProducing();

    internal override void StopReading() => Protocol.PauseProducing();

    private WatchedProtocol MakeProtocol()
    {
        WatchedProtocol protocol;
        if (KeepsOwnSide)
        {
            var half = new WatchedHalfProtocol(_scene, "peer");
            half.OnReadEnded = () => HearEnd(PeerEnd.Clean);
            protocol = half;
        }
        else
        {
            protocol = new WatchedProtocol(_scene, "peer");
        }

        var heard = 0;
        protocol.OnMade = () =>
        {
            if (IsSilent)
            {
                protocol.PauseProducing();
            }

            HearMade();
        };
        protocol.OnData = length =>
        {
            HearData(protocol.Received.Slice(heard, length));
            heard += length;
        };
        protocol.OnLost = () =>
        {
            HearEnd(protocol.Reason?.Value is ConnectionDoneException ? PeerEnd.Clean : PeerEnd.Reset);
            HearClosed();
        };
        return protocol;
    }
}
