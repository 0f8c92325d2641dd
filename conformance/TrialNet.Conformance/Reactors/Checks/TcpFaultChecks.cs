using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Rules of TCP by what sockets seldom do, for subjects that let the kit decide it.</summary>
internal static class TcpFaultChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-08", context => Play(context, SurvivesShortTransfers)),
        ReactorCheck.Of("R-TCP-13", context => Play(context, TellsOfAReceiveThatFails)),
        ReactorCheck.Of("R-TCP-23", context => Play(context, TellsOfASendThatFails)),
        ReactorCheck.Of("R-TCP-23", context => Play(context, TellsOfALaterSendThatFails)),
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

    private static void SurvivesShortTransfers(StreamScene scene, SocketFaults faults)
    {
        var sent = Payload.Bytes(200_000);
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
