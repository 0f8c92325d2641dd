using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-PROD-03 to R-PROD-06, R-PROD-09: when producers are paused and resumed.</summary>
internal static class ProducerFlowChecks
{
    // More than the buffers of any system take for one connection.
    private const int Plenty = 32 << 20;

    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-PROD-03", PausesAboveTheLimit),
        new("R-PROD-03", PausesHoweverItIsWritten),
        new("R-PROD-03", LeavesAloneBelowTheLimit),
        new("R-PROD-04", ResumesWhatItPaused),
        new("R-PROD-04", ResumesNothingElse),
        new("R-PROD-05", AsksAPullProducer),
        new("R-PROD-06", TakesWritesInsideResume),
        new("R-PROD-06", PausesInsideResume),
        new("R-PROD-09", LosesNothing),
    ];

    private static void PausesAboveTheLimit(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var producer = new WatchedPushProducer(scene);
        scene.When(
            () => subject.IsMade,
            () =>
            {
                subject.RegisterProducer(producer);
                subject.Write(new byte[Plenty]);
            });
        scene.Play(
            () => scene.Meet(subject, scene.NewPeer(isSilent: true)),
            () => producer.Pauses > 0,
            $"PauseProducing after a write of {Plenty} bytes to a peer that does not read");
        scene.Expect(
            producer is { Pauses: 1, Resumes: 0 },
            "one PauseProducing",
            $"{producer.Pauses} came, and {producer.Resumes} of ResumeProducing");
    }

    private static void PausesHoweverItIsWritten(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var producer = new WatchedPushProducer(scene);
        var written = 0;
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            WriteSome();
        };
        scene.Play(
            () => scene.Meet(subject, scene.NewPeer(isSilent: true)),
            () => producer.IsPaused || written > Plenty,
            "PauseProducing after many small writes to a peer that does not read");
        scene.Expect(
            producer.Pauses == 1,
            "PauseProducing after many small writes to a peer that does not read",
            $"it did not come within {written} bytes");

        void WriteSome()
        {
            var piece = new byte[1000];
            for (var count = 0; count < 200 && !producer.IsPaused; count++)
            {
                subject.Write(piece);
                written += piece.Length;
            }

            if (!producer.IsPaused && written <= Plenty)
            {
                scene.Later(WriteSome, turns: 1);
            }

            scene.Pulse();
        }
    }

    private static void LeavesAloneBelowTheLimit(StreamScene scene)
    {
        var sent = new byte[scene.Manifest.WriteLimit];
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPushProducer(scene);
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            subject.Write(sent);
        };
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.Later(peer.StartReading));
        scene.Play(() => scene.Meet(subject, peer), () => peer.ReceivedCount >= sent.Length, $"{sent.Length} bytes to arrive");
        scene.Expect(
            producer is { Pauses: 0, Resumes: 0 },
            $"a producer not to be paused while no more than {sent.Length} bytes can be unsent, and not to be resumed",
            $"it was paused {producer.Pauses} times, and resumed {producer.Resumes} times");
    }

    private static void ResumesWhatItPaused(StreamScene scene)
    {
        var sent = Payload.Bytes(Plenty / 2);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPushProducer(scene);
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            subject.Write(sent);
        };
        scene.When(
            () => producer.Pauses > 0 && peer.IsMade,
            () => scene.Later(() =>
            {
                scene.Expect(producer.Resumes == 0, "a producer not to be resumed while the bytes are unsent", "it was");
                peer.StartReading();
            }));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => producer.Resumes > 0 && peer.ReceivedCount >= sent.Length,
            "ResumeProducing when the peer has read everything");
        scene.ExpectBytes(sent, peer.Received, "the peer");
        scene.Expect(
            producer is { Pauses: 1, Resumes: 1 },
            "one pause and one resumption",
            $"{producer.Pauses} pauses came, and {producer.Resumes} resumptions");
    }

    // A closing that waits for the producer is a moment at which nothing is left to send, and nobody was paused.
    private static void ResumesNothingElse(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var producer = new WatchedPushProducer(scene);
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            subject.Write("hello"u8);
            subject.LoseConnection();
            scene.Later(
                () =>
                {
                    producer.IsForgotten = true;
                    subject.UnregisterProducer();
                },
                turns: 5);
        };
        scene.Play(
            () => scene.Meet(subject, scene.NewPeer()),
            () => subject.IsLost,
            "a connection to end when its producer is unregistered");
        scene.Expect(
            producer is { Pauses: 0, Resumes: 0 },
            "a producer that was not paused not to be resumed",
            $"it was paused {producer.Pauses} times, and resumed {producer.Resumes} times");
    }

    private static void AsksAPullProducer(StreamScene scene)
    {
        int[] sizes = [1, 100, 10_000, 1 << 20, 3, 4 << 20, 70_000, 2];
        var sent = Payload.Bytes(sizes.Sum());
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPullProducer(scene);
        var (next, start) = (0, 0);
        producer.OnResume = () =>
        {
            if (next == sizes.Length)
            {
                producer.IsForgotten = true;
                subject.UnregisterProducer();
                return;
            }

            var size = sizes[next++];
            subject.Write(sent.AsSpan(start, size));
            start += size;
        };
        subject.OnMade = () => subject.RegisterProducer(producer);
        scene.When(() => producer.Resumes > 0 && peer.IsMade, () => scene.Later(peer.StartReading));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => producer.IsForgotten && peer.ReceivedCount >= sent.Length,
            $"a pull producer to be asked {sizes.Length + 1} times, each time that nothing is left to send");
        scene.ExpectBytes(sent, peer.Received, "the peer");
    }

    private static void TakesWritesInsideResume(StreamScene scene)
    {
        const int Piece = 3 << 20;
        const int Pieces = 6;
        var sent = Payload.Bytes(Piece * Pieces);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPushProducer(scene);
        var written = 0;
        producer.OnResume = Produce;
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            Produce();
        };
        scene.When(() => producer.Pauses > 0 && peer.IsMade, peer.StartReading);
        scene.Play(
            () => scene.Meet(subject, peer),
            () => peer.ReceivedCount >= sent.Length,
            "a producer that writes inside ResumeProducing to be resumed to its end");
        scene.ExpectBytes(sent, peer.Received, "the peer");
        scene.Expect(
            producer.Resumes == producer.Pauses || producer.Resumes == producer.Pauses - 1,
            "as many resumptions as pauses",
            $"{producer.Pauses} pauses came, and {producer.Resumes} resumptions");

        void Produce()
        {
            if (!producer.IsPaused && written < sent.Length)
            {
                subject.Write(sent.AsSpan(written, Piece));
                written += Piece;
                scene.Later(Produce, turns: 1);
            }
        }
    }

    private static void PausesInsideResume(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPushProducer(scene);
        var isPaused = true;
        producer.OnResume = () =>
        {
            if (producer.Resumes == 1)
            {
                // A system takes any number of bytes in one call if they are read as fast as they come.
                peer.StopReading();
                subject.Write(new byte[Plenty]);
                isPaused = producer.IsPaused;
                subject.AbortConnection();
            }
        };
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            subject.Write(new byte[Plenty]);
        };
        scene.When(() => producer.Pauses > 0 && peer.IsMade, peer.StartReading);
        scene.Play(
            () => scene.Meet(subject, peer),
            () => producer.Resumes > 0 && subject.IsLost,
            "a producer that was paused to be resumed");
        scene.Expect(isPaused, $"a producer that writes {Plenty} bytes inside ResumeProducing to be paused again at once", "it was not");
    }

    private static void LosesNothing(StreamScene scene)
    {
        var random = new Random(9);
        var sent = Payload.Bytes(6 << 20);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer(isSilent: true);
        var producer = new WatchedPushProducer(scene);
        var written = 0;
        producer.OnResume = Produce;
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            Produce();
        };
        scene.When(() => subject.IsMade && peer.IsMade, () => scene.Later(peer.StartReading, turns: 30));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "a producer to send everything in pieces of any size, and to close");
        scene.ExpectBytes(sent, peer.Received, "the peer");

        void Produce()
        {
            // A pause asks for nothing more soon, and forbids nothing: what is written all the same is sent too.
            for (var late = 1; written < sent.Length && (!producer.IsPaused || late-- > 0);)
            {
                var size = Math.Min(sent.Length - written, random.Next(2) == 0 ? random.Next(1, 2000) : random.Next(1, 400_000));
                subject.Write(sent.AsSpan(written, size));
                written += size;
                if (random.Next(5) == 0)
                {
                    scene.Later(Produce, turns: random.Next(1, 4));
                    return;
                }
            }

            if (written == sent.Length && !producer.IsForgotten)
            {
                producer.IsForgotten = true;
                subject.UnregisterProducer();
                subject.LoseConnection();
            }
        }
    }
}
