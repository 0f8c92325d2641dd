using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-21 and R-TCP-22: pauses in reading.</summary>
internal static class TcpPausingChecks
{
    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-21", DeliversNothingWhilePaused),
        new("R-TCP-21", PausesInsideData),
        new("R-TCP-21", DoesNotReadAgainWhileClosing),
        new("R-TCP-22", TellsOfTheEndAfterTheData),
    ];

    private static void DeliversNothingWhilePaused(StreamScene scene)
    {
        var sent = Payload.Bytes(200_000);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var hasResumed = false;
        subject.OnMade = subject.PauseProducing;
        peer.OnMade = () => peer.Send(sent);
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.AfterAWhile(() =>
        {
            scene.Expect(
                subject.ReceivedCount == 0,
                "nothing to be delivered after a pause inside MakeConnection",
                $"{subject.ReceivedCount} bytes came");
            subject.ResumeProducing();
            hasResumed = true;
        }));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => hasResumed && subject.ReceivedCount >= sent.Length,
            "everything to be delivered after ResumeProducing");
        scene.ExpectBytes(sent, subject.Received, "the protocol");
    }

    private static void PausesInsideData(StreamScene scene)
    {
        var sent = Payload.Bytes(2 << 20);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var pauses = 0;
        peer.OnMade = () => peer.Send(sent);
        subject.OnData = _ =>
        {
            if (pauses < 20)
            {
                pauses++;
                subject.PauseProducing();
                scene.Later(subject.ResumeProducing);
            }
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.ReceivedCount >= sent.Length,
            "2 MiB to be delivered with pauses in between");
        scene.ExpectBytes(sent, subject.Received, "the protocol");
    }

    private static void DoesNotReadAgainWhileClosing(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var lost = scene.NewSubject();
        subject.OnMade = subject.PauseProducing;
        peer.OnMade = () => peer.Send("not to be read"u8.ToArray());
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.AfterAWhile(() =>
        {
            subject.Write(new byte[8 << 20]);
            subject.LoseConnection();
            subject.ResumeProducing();
            scene.AfterAWhile(peer.StartReading);
        }));
        lost.OnMade = lost.AbortConnection;
        lost.OnLost = lost.ResumeProducing;
        scene.Play(
            () =>
            {
                scene.Meet(subject, peer);
                scene.Meet(lost, scene.NewPeer());
            },
            () => subject.IsLost && lost.IsLost && peer.End is not null,
            "the connection to end after LoseConnection");
        scene.Expect(
            subject.Events is ["built", "made", "lost"],
            "ResumeProducing not to begin to read again while closing",
            $"the protocol has seen {string.Join(", ", subject.Events)}");
        scene.Expect(
            lost.Events is ["built", "made", "lost"],
            "ResumeProducing after the loss to do nothing",
            $"the protocol has seen {string.Join(", ", lost.Events)}");
    }

    private static void TellsOfTheEndAfterTheData(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var hasResumed = false;
        subject.OnMade = subject.PauseProducing;
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () =>
            {
                peer.Send("last words"u8.ToArray());
                peer.Close();

                // Of a protocol nobody promises that it hears of its own closing before its peer has.
                scene.When(() => peer.IsClosed || !scene.Way.IsRaw, () => scene.AfterAWhile(Resume));
            });
        scene.Play(
            () => scene.Meet(subject, peer),
            () => hasResumed && subject.IsLost,
            "the peer's closing to be told after ResumeProducing");
        scene.ExpectBytes("last words"u8, subject.Received, "the protocol");
        scene.Expect(
            subject.Reason?.Value is ConnectionDoneException,
            "ConnectionDoneException after the peer's closing",
            $"the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");

        void Resume()
        {
            scene.Expect(
                !subject.IsLost && subject.ReceivedCount == 0,
                "a paused transport to tell neither of data nor of the peer's closing",
                $"the protocol has seen {string.Join(", ", subject.Events)}");
            subject.ResumeProducing();
            hasResumed = true;
        }
    }
}
