using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-PROD: who produces what a transport sends.</summary>
internal static class ProducerChecks
{
    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-PROD-01", TakesOneAtATime),
        new("R-PROD-02", StopsWhoComesTooLate),
        new("R-PROD-07", WaitsForItsProducer),
        new("R-PROD-08", StopsItOnce),
        new("R-PROD-10", StopsAsItLoses),
        .. ProducerFlowChecks.Plays,
    ];

    internal static IReadOnlyList<ReactorCheck> All { get; } = [.. Plays.Select(play => play.ToCheck())];

    private static void TakesOneAtATime(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var first = new WatchedPushProducer(scene);
        var second = new WatchedPushProducer(scene);
        subject.OnMade = () =>
        {
            subject.RegisterProducer(first);
            ExpectRefused(scene, () => subject.RegisterProducer(second), "a second push producer");
            ExpectRefused(scene, () => subject.RegisterProducer(new WatchedPullProducer(scene)), "a pull producer");
            scene.Expect(second.Stops == 0, "a producer that is refused to be told nothing", "it was told StopProducing");
            first.IsForgotten = true;
            subject.UnregisterProducer();
            subject.RegisterProducer(second);
            second.IsForgotten = true;
            subject.UnregisterProducer();
        };
        scene.Play(() => scene.Meet(subject, scene.NewPeer()), () => subject.IsMade, "a connection");
    }

    private static void StopsWhoComesTooLate(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var push = new WatchedPushProducer(scene);
        var pull = new WatchedPullProducer(scene);
        var isDone = false;
        subject.OnMade = subject.LoseConnection;
        scene.When(
            () => subject.IsLost,
            () =>
            {
                subject.RegisterProducer(push);
                scene.Expect(
                    push.Stops == 1,
                    "a push producer to be told StopProducing while it is registered with a lost transport",
                    $"it was told {push.Stops} times");
                subject.RegisterProducer(pull);
                scene.Expect(
                    pull is { Stops: 1, Resumes: 0 },
                    "a pull producer to be told StopProducing, and nothing else, while it is registered with a lost transport",
                    $"it was told StopProducing {pull.Stops} times, and ResumeProducing {pull.Resumes} times");
                isDone = true;
            });
        scene.Play(() => scene.Meet(subject, scene.NewPeer()), () => isDone, "a connection to end");
    }

    private static void WaitsForItsProducer(StreamScene scene)
    {
        var piece = Payload.Bytes(10_000);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var producer = new WatchedPushProducer(scene);
        var rest = 10;
        subject.OnMade = () =>
        {
            subject.RegisterProducer(producer);
            subject.Write("begin"u8);
            subject.LoseConnection();
            scene.Later(Produce);
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "the connection to end after UnregisterProducer");
        scene.ExpectBytes([.. "begin"u8, .. Enumerable.Repeat(piece, 10).SelectMany(bytes => bytes)], peer.Received, "the peer");
        scene.Expect(
            subject.Reason?.Value is ConnectionDoneException && peer.End == PeerEnd.Clean,
            "the connection to end in order",
            $"the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");

        void Produce()
        {
            scene.Expect(!subject.IsLost, "LoseConnection to wait until the producer is unregistered", "the connection was closed before");
            if (rest-- > 0)
            {
                subject.Write(piece);
                scene.Later(Produce, turns: 2);
            }
            else
            {
                producer.IsForgotten = true;
                subject.UnregisterProducer();
            }
        }
    }

    private static void StopsItOnce(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        (string Name, Action<WatchedProtocol, Peer> End)[] ends =
        [
            ("AbortConnection", static (subject, _) => subject.AbortConnection()),
            ("the peer's closing", static (_, peer) => peer.Close()),
            ("a reset", static (_, peer) => peer.Reset()),
            ("an exception", static (subject, peer) =>
            {
                subject.ThrownByData = new CheckException("in a protocol or a factory, on purpose");
                peer.Send("x"u8.ToArray());
            }),
        ];
        var subjects = ends.Select(_ => scene.NewSubject()).ToList();
        var stops = new List<Func<int>>();
        scene.Play(
            () =>
            {
                for (var number = 0; number < ends.Length; number++)
                {
                    var (subject, peer, end) = (subjects[number], scene.NewPeer(), ends[number].End);
                    var isPull = number % 2 == 1;
                    var push = new WatchedPushProducer(scene);
                    var pull = new WatchedPullProducer(scene);
                    stops.Add(() => push.Stops + pull.Stops);
                    subject.OnMade = isPull ? () => subject.RegisterProducer(pull) : () => subject.RegisterProducer(push);
                    subject.OnLost = () => scene.Later(subject.UnregisterProducer);
                    scene.When(() => subject.IsMade && peer.IsMade, () => end(subject, peer));
                    scene.Meet(subject, peer);
                }
            },
            () => subjects.TrueForAll(subject => subject.IsLost),
            "connections to end");
        for (var number = 0; number < ends.Length; number++)
        {
            var count = stops[number]();
            scene.Expect(count == 1, $"the producer to be told StopProducing once after {ends[number].Name}", $"it was told {count} times");
        }
    }

    private static void StopsAsItLoses(StreamScene scene)
    {
        var sent = Payload.Bytes(4 << 20);
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        subject.OnMade = () =>
        {
            subject.Write(sent);
            subject.StopProducing();
        };
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.IsLost && peer.End is not null,
            "the connection to end after StopProducing of its transport");
        scene.ExpectBytes(sent, peer.Received, "the peer");
        scene.Expect(
            subject.Reason?.Value is ConnectionDoneException && peer.End == PeerEnd.Clean,
            "StopProducing of a transport to end the connection as LoseConnection does",
            $"the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");
    }

    private static void ExpectRefused(StreamScene scene, Action register, string what)
    {
        Exception? thrown = null;
        try
        {
            register();
        }
        catch (Exception error)
        {
            thrown = error;
        }

        scene.Expect(
            thrown is InvalidOperationException,
            $"registering {what} to throw InvalidOperationException",
            thrown is null ? "it did not" : $"it threw {thrown.GetType().Name}");
    }
}
