using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Rules of TCP by what sockets seldom do, for subjects that let the kit decide it.</summary>
internal static class TcpFaultChecks
{
    private const int Length = 200_000;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-08", context => Play(context, SurvivesShortTransfers)),
        ReactorCheck.Of("R-TCP-13", context => Play(context, TellsOfAReceiveThatFails)),
        ReactorCheck.Of("R-TCP-13", context => PlayAtBytes(context, DeliversUpToAReset)),
        ReactorCheck.Of("R-TCP-23", context => Play(context, TellsOfASendThatFails)),
        ReactorCheck.Of("R-TCP-23", context => Play(context, TellsOfALaterSendThatFails)),
        ReactorCheck.Of("R-TCP-23", context => PlayAtBytes(context, SendsUpToAReset)),
    ];

    /// <summary>Plays over a reactor with faults, if the subject has one.</summary>
    internal static void Play(ReactorCheckContext context, Action<StreamScene, SocketFaults> action)
    {
        if (context.Subject is IHasSocketFaults subject)
        {
            var faults = new SocketFaults((int)context.Seed);
            var reactor = context.Open(() => subject.Create(faults));
            using var scene = new StreamScene(reactor, context, context.Manifest, new TcpNet(), new StreamWay(true, false));
            action(scene, faults);
        }
    }

    /// <summary>Plays with resets at bytes where something begins or ends, and at some that nobody chose.</summary>
    private static void PlayAtBytes(ReactorCheckContext context, Action<StreamScene, SocketFaults, int> action)
    {
        var random = new Random((int)context.Seed);
        foreach (var position in new[] { 0, 1, 4096, 65_536, random.Next(2, 4096), random.Next(4096, Length) })
        {
            Play(context, (scene, faults) => action(scene, faults, position));
        }
    }

    private static void DeliversUpToAReset(StreamScene scene, SocketFaults faults, int position)
    {
        var sent = Payload.Bytes(Length);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        faults.ResetReceiving(() => position - (int)subject.ReceivedCount);
        peer.OnMade = () => peer.Send(sent);
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost && peer.IsClosed, $"ConnectionLost after a reset at byte {position}");
        ExpectLost(scene, subject, $"receiving byte {position}");
        scene.ExpectBytes(sent.AsSpan(0, position), subject.Received, $"a protocol whose connection is reset at byte {position}");
    }

    private static void SendsUpToAReset(StreamScene scene, SocketFaults faults, int position)
    {
        var sent = Payload.Bytes(Length);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        faults.ResetSending(position);
        subject.OnMade = () =>
        {
            for (var start = 0; start < sent.Length; start += 1000)
            {
                subject.Write(sent.AsSpan(start, 1000));
            }
        };
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost && peer.IsClosed, $"ConnectionLost after a reset at byte {position}");
        ExpectLost(scene, subject, $"sending byte {position}");
        scene.Expect(peer.ReceivedCount <= position, $"nothing to be sent after a reset at byte {position}", $"{peer.ReceivedCount} bytes were");
        scene.ExpectBytes(sent.AsSpan(0, (int)peer.ReceivedCount), peer.Received, $"the peer of a connection that is reset at byte {position}");
    }

    private static void SurvivesShortTransfers(StreamScene scene, SocketFaults faults)
    {
        var sent = Payload.Bytes(Length);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnData = length => subject.Write(subject.Received[^length..]);
        scene.When(() => peer.ReceivedCount >= sent.Length, peer.Close);
        peer.OnMade = () =>
        {
            faults.CutShort();
            for (var start = 0; start < sent.Length; start += 1000)
            {
                peer.Send(sent.AsSpan(start, 1000).ToArray());
            }
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost,
            "200,000 bytes to come back through sockets that cut short what they do");
        scene.ExpectBytes(sent, subject.Received, "the protocol");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void TellsOfAReceiveThatFails(StreamScene scene, SocketFaults faults)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                faults.FailNextReceive(SocketError.ConnectionReset);
                peer.Send("x"u8.ToArray());
            });
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost && peer.IsClosed, "ConnectionLost after an error in receiving");
        ExpectLost(scene, subject, "receiving");
    }

    private static void TellsOfASendThatFails(StreamScene scene, SocketFaults faults)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnMade = () =>
        {
            subject.PauseProducing();
            faults.FailNextSend(SocketError.NoBufferSpaceAvailable);
            subject.Write("lost"u8);
            subject.Write("lost too"u8);
        };
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost, "ConnectionLost after an error in sending");
        ExpectLost(scene, subject, "sending");
        scene.Expect(peer.ReceivedCount == 0, "nothing to be sent after an error in sending", $"{peer.ReceivedCount} bytes were");
    }

    private static void TellsOfALaterSendThatFails(StreamScene scene, SocketFaults faults)
    {
        var subject = scene.NewSubject();
        subject.OnMade = () =>
        {
            subject.PauseProducing();
            faults.FailNextSend(SocketError.WouldBlock);
            faults.FailNextSend(SocketError.ConnectionReset);
            subject.Write("waits, and is lost"u8);
        };
        scene.Play(
            () => scene.Meet(subject, scene.NewPeer()),
            () => subject.IsLost,
            "ConnectionLost after an error in sending what had to wait");
        ExpectLost(scene, subject, "sending");
    }

    private static void ExpectLost(StreamScene scene, WatchedProtocol subject, string what) => scene.Expect(
        subject.Reason?.Value is ConnectionLostException,
        $"ConnectionLostException after an error in {what}",
        $"the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");
}
