using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-10, R-TCP-11, R-TCP-13, R-TCP-14, R-TCP-23: the ends of a connection, and their reasons.</summary>
internal static class TcpClosingChecks
{
    private const int More = 8 << 20;

    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-10", SendsEverythingFirst),
        new("R-TCP-11", SendsOrDropsLateWrites),
        new("R-TCP-11", SendsOrDropsWhatIsWrittenInTheSameTurn),
        new("R-TCP-13", TellsDoneFromLost),
        new("R-TCP-13", TellsOfAResetInTheMiddle) { IsOfTcp = true },
        new("R-TCP-14", AbortsThoughNobodyReads),
        new("R-TCP-23", TellsOfAWriteThatFails),
    ];

    private static void SendsEverythingFirst(StreamScene scene)
    {
        var sent = Payload.Bytes(More);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        subject.OnMade = () =>
        {
            subject.Write(sent);
            subject.LoseConnection();
        };
        peer.OnMade = () => peer.Send("not to be read"u8.ToArray());
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.Later(peer.StartReading));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "LoseConnection to send 8 MiB to a slow reader and to close");
        scene.ExpectBytes(sent, peer.Received, "the peer");
        scene.Expect(peer.End == PeerEnd.Clean, "LoseConnection to end in order", "the peer saw a reset");
        ExpectReason<ConnectionDoneException>(scene, subject.Reason?.Value, "LoseConnection");
        scene.Expect(
            subject.Events is ["built", "made", "lost"],
            "nothing to be delivered after LoseConnection",
            $"the protocol has seen {string.Join(", ", subject.Events)}");
    }

    private static void SendsOrDropsLateWrites(StreamScene scene)
    {
        var sent = Payload.Bytes(More);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        subject.OnMade = () =>
        {
            subject.Write(sent);
            subject.LoseConnection();
            subject.Write("late"u8);
        };
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                subject.Write("later"u8);
                scene.Later(peer.StartReading);
            });
        scene.Play(
            () => scene.Meet(subject, peer),
            () => peer.End is not null && subject.IsLost,
            "the connection to close after LoseConnection");
        ExpectLateWrites(scene, [.. sent], "latelater"u8, peer);
    }

    private static void SendsOrDropsWhatIsWrittenInTheSameTurn(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnMade = () =>
        {
            subject.LoseConnection();
            subject.Write("late"u8);
            subject.Write("r"u8);
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => peer.End is not null && subject.IsLost,
            "the connection to close after LoseConnection");
        ExpectLateWrites(scene, [], "later"u8, peer);
    }

    private static void TellsDoneFromLost(StreamScene scene)
    {
        var closed = scene.NewSubject();
        var closer = scene.NewPeer();
        closer.OnMade = () =>
        {
            closer.Send("bye"u8.ToArray());
            closer.Close();
        };
        var broken = scene.NewSubject();
        var breaker = scene.NewPeer();
        scene.When(() => broken.IsMade && breaker.IsMade, breaker.Reset);
        scene.Play(
            () =>
            {
                scene.Meet(closed, closer);
                scene.Meet(broken, breaker);
            },
            () => closed.IsLost && broken.IsLost,
            "ConnectionLost after the peer has closed, and after a reset");
        scene.ExpectBytes("bye"u8, closed.Received, "the protocol");
        ExpectReason<ConnectionDoneException>(scene, closed.Reason?.Value, "the peer's closing");
        if (!scene.Net.HasResets)
        {
            return;
        }

        ExpectReason<ConnectionLostException>(scene, broken.Reason?.Value, "a reset by the peer");
        scene.Expect(
            broken.Reason?.Value is not ConnectionAbortedException,
            "a reset by the peer not to look like an abort by this side",
            "the reason is ConnectionAbortedException");
    }

    private static void TellsOfAResetInTheMiddle(StreamScene scene)
    {
        int[] places = [1, 1000, 70_000, 1_000_000];
        var subjects = places.Select(_ => scene.NewSubject()).ToList();
        scene.Play(
            () =>
            {
                foreach (var (subject, place) in subjects.Zip(places))
                {
                    var peer = scene.NewPeer();
                    subject.OnMade = () => subject.Write(new byte[2 * More]);
                    scene.When(() => peer.ReceivedCount >= place, peer.Reset);
                    scene.Meet(subject, peer);
                }
            },
            () => subjects.TrueForAll(subject => subject.IsLost),
            "ConnectionLost after resets by peers that were being written to");
        subjects.ForEach(subject => ExpectReason<ConnectionLostException>(scene, subject.Reason?.Value, "a reset by the peer"));
    }

    private static void AbortsThoughNobodyReads(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                subject.Write(new byte[2 * More]);
                subject.LoseConnection();
                scene.Later(() =>
                {
                    scene.Expect(!subject.IsLost, "a connection with unsent data to wait for its peer", "it has ended");
                    subject.AbortConnection();
                    subject.AbortConnection();
                    scene.Expect(!subject.IsLost, "ConnectionLost not to come inside AbortConnection", "it did");
                });
            });
        scene.When(() => subject.IsLost, peer.StartReading);
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "AbortConnection to end a connection whose peer does not read, and the peer to see it");
        ExpectReason<ConnectionAbortedException>(scene, subject.Reason?.Value, "AbortConnection");
        scene.Expect(peer.End == PeerEnd.Reset || !scene.Net.HasResets, "the peer to see a reset", "it saw an end in order");
        scene.Expect(peer.ReceivedCount < 2 * More, "what was not sent to be dropped", "the peer received all of it");
    }

    private static void TellsOfAWriteThatFails(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnMade = subject.PauseProducing;
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                peer.Reset();
                WriteAgain();
            });
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost,
            "ConnectionLost of a paused connection that writes to a peer that is gone");
        ExpectReason<ConnectionLostException>(scene, subject.Reason?.Value, "an error in writing");

        void WriteAgain()
        {
            if (!subject.IsLost)
            {
                subject.Write("x"u8);
                scene.Reactor.CallLater(TimeSpan.Zero, () => scene.Guard(WriteAgain));
            }
        }
    }

    private static void ExpectReason<TException>(StreamScene scene, Exception? reason, string end)
        where TException : Exception =>
        scene.Expect(reason is TException, $"{typeof(TException).Name} after {end}", $"the reason is {reason?.GetType().Name ?? "null"}");

    private static void ExpectLateWrites(StreamScene scene, byte[] early, ReadOnlySpan<byte> late, Peer peer)
    {
        var isSent = scene.Manifest.SendsLateWrites;
        scene.ExpectBytes(
            isSent ? [.. early, .. late] : early,
            peer.Received,
            $"a peer, by a reactor that declares late writes {(isSent ? "sent" : "dropped")},");
        scene.Expect(peer.End == PeerEnd.Clean, "LoseConnection to end in order", "the peer saw a reset");
    }
}
