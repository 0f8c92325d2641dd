using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-16 to R-TCP-18: half connections.</summary>
internal static class TcpHalfCloseChecks
{
    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-16", EndsItsOwnDirection),
        new("R-TCP-17", HearsOfThePeersEnd),
        new("R-TCP-17", ClosesWhoKnowsNoHalves),
        new("R-TCP-18", EndsByAnException),
        new("R-TCP-18", EndsOnceByTwoHalves),
        new("R-TCP-18", LosesInsideTheNotification),
    ];

    private static void EndsItsOwnDirection(StreamScene scene)
    {
        var sent = Payload.Bytes(2 << 20);
        var subject = scene.NewHalfSubject();
        var plain = scene.NewSubject();
        var peer = scene.NewPeer(keepsOwnSide: true);
        var plainPeer = scene.NewPeer(keepsOwnSide: true);
        scene.Play(
            () =>
            {
                Begin(subject, peer);
                Begin(plain, plainPeer);
            },
            () => subject.IsLost && plain.IsLost,
            "a connection to end after both ends have ended their direction");
        Judge(subject, peer);
        Judge(plain, plainPeer);
        scene.Expect(subject.HasWriteEnded, "an IHalfCloseableProtocol to hear WriteConnectionLost", "it did not");
        scene.Expect(!subject.HasReadEnded || subject.Reason is not null, "the end to come once", "it did not come");

        void Begin(WatchedProtocol protocol, Peer other)
        {
            protocol.OnMade = () =>
            {
                protocol.Write(sent);
                protocol.LoseWriteConnection();
            };
            scene.When(
                () => other.End is not null,
                () =>
                {
                    scene.Expect(!protocol.IsLost, "reading to go on after LoseWriteConnection", "the connection is lost");
                    other.Send("still here"u8.ToArray());
                });
            scene.When(() => protocol.ReceivedCount >= 10, other.Close);
            scene.Meet(protocol, other);
        }

        void Judge(WatchedProtocol protocol, Peer other)
        {
            scene.ExpectBytes(sent, other.Received, "the peer");
            scene.Expect(other.End == PeerEnd.Clean, "the peer to be told that no more comes", "it saw a reset");
            scene.ExpectBytes("still here"u8, protocol.Received, "the protocol");
            ExpectDone(scene, protocol, "both ends have ended");
        }
    }

    private static void HearsOfThePeersEnd(StreamScene scene)
    {
        var answer = Payload.Bytes(1 << 20);
        var subject = scene.NewHalfSubject();
        var peer = scene.NewPeer(keepsOwnSide: true);
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                peer.Send("question"u8.ToArray());
                peer.EndSending();
            });
        scene.When(
            () => subject.HasReadEnded,
            () =>
            {
                subject.Write(answer);
                scene.Later(() =>
                {
                    scene.Expect(
                        !subject.IsLost,
                        "an IHalfCloseableProtocol to live on after ReadConnectionLost",
                        "its connection is lost");
                    subject.LoseConnection();
                });
            });
        scene.When(() => peer.End is not null, peer.Close);
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost && peer.End is not null, "the connection to end after the answer");
        scene.ExpectBytes("question"u8, subject.Received, "the protocol");
        scene.ExpectBytes(answer, peer.Received, "the peer");
        var count = subject.Events.Count(text => text is "read ended");
        scene.Expect(count == 1, "ReadConnectionLost once", $"it came {count} times");
        ExpectDone(scene, subject, "the peer has ended its direction and LoseConnection was called");
    }

    private static void ClosesWhoKnowsNoHalves(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(keepsOwnSide: true);
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                peer.Send("all"u8.ToArray());
                peer.EndSending();
            });
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "a protocol that knows nothing of half connections to be closed when the peer ends its direction");
        scene.ExpectBytes("all"u8, subject.Received, "the protocol");
        ExpectDone(scene, subject, "the peer has ended its direction");
    }

    private static void EndsByAnException(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        var reader = scene.NewHalfSubject();
        var writer = scene.NewHalfSubject();
        var readerPeer = scene.NewPeer(keepsOwnSide: true);
        var writerPeer = scene.NewPeer(keepsOwnSide: true);
        reader.ThrownByReadEnded = new CheckException("in a protocol or a factory, on purpose");
        writer.ThrownByWriteEnded = new CheckException("in a protocol or a factory, on purpose");
        writer.OnMade = writer.LoseWriteConnection;
        scene.When(() => reader.IsMade && readerPeer.IsMade, readerPeer.EndSending);
        scene.Play(
            () =>
            {
                scene.Meet(reader, readerPeer);
                scene.Meet(writer, writerPeer);
            },
            () => reader.IsLost && writer.IsLost,
            "an exception out of ReadConnectionLost, and one out of WriteConnectionLost, to close the connection");
        var logged = scene.Log.Take<CheckException>();
        foreach (var (name, error) in new[] { ("ReadConnectionLost", reader.ThrownByReadEnded), ("WriteConnectionLost", writer.ThrownByWriteEnded) })
        {
            scene.Expect(
                logged.Any(entry => ReferenceEquals(entry.Failure.Value, error)),
                $"what {name} throws to be logged",
                "it is not in the log");
        }
    }

    private static void EndsOnceByTwoHalves(StreamScene scene)
    {
        var subject = scene.NewHalfSubject();
        var peer = scene.NewPeer(keepsOwnSide: true);
        subject.OnMade = subject.LoseWriteConnection;
        scene.When(() => subject.HasWriteEnded && peer.End is not null, peer.EndSending);
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost, "ConnectionLost when both directions have ended");
        ExpectDone(scene, subject, "both directions have ended");
    }

    private static void LosesInsideTheNotification(StreamScene scene)
    {
        var subject = scene.NewHalfSubject();
        var peer = scene.NewPeer(keepsOwnSide: true);
        subject.OnMade = subject.LoseWriteConnection;
        subject.OnWriteEnded = subject.LoseConnection;
        scene.When(() => peer.End is not null, peer.Close);
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost, "ConnectionLost after LoseConnection inside WriteConnectionLost");
        ExpectDone(scene, subject, "LoseConnection inside WriteConnectionLost");
    }

    private static void ExpectDone(StreamScene scene, WatchedProtocol subject, string end)
    {
        var count = subject.Events.Count(text => text is "lost");
        scene.Expect(
            count == 1 && subject.Reason?.Value is ConnectionDoneException,
            $"ConnectionLost once, with ConnectionDoneException, after {end}",
            $"it came {count} times, the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");
    }
}
