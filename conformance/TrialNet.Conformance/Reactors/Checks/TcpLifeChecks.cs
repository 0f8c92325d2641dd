using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-01 to R-TCP-05, R-TCP-07, R-TCP-12, R-CORE-16: the life of a connection, from its first call to its last.</summary>
internal static class TcpLifeChecks
{
    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-01", LivesInOrder),
        new("R-TCP-02", IsUsableFromTheStart),
        new("R-TCP-03", EndsOnceWhateverTheEnd),
        new("R-TCP-04", HearsNothingAfterTheEnd),
        new("R-TCP-05", IsNotEndedFromInside),
        new("R-TCP-07", IsRefusedByNull),
        new("R-TCP-12", TakesCallsAfterTheEnd),
        new("R-CORE-16", IsToldOfShutdown),
    ];

    private static void LivesInOrder(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        peer.OnMade = () => peer.Send("one"u8.ToArray());
        scene.When(() => subject.ReceivedCount == 3, () => subject.Write("two"u8));
        scene.When(() => peer.ReceivedCount == 3, peer.Close);
        scene.Play(() => scene.Meet(subject, peer), () => subject.IsLost, "the connection to end after its peer has closed it");
        scene.Expect(
            subject.Events is ["built", "made", "data", "lost"],
            "BuildProtocol, MakeConnection, DataReceived, ConnectionLost, in this order",
            $"the protocol has seen {string.Join(", ", subject.Events)}");
    }

    private static void IsUsableFromTheStart(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        EndPoint? host = null;
        EndPoint? other = null;
        var isConnected = false;
        subject.OnMade = () =>
        {
            isConnected = subject.Transport.IsConnected;
            (host, other) = (subject.Transport.GetHost(), subject.Transport.GetPeer());
            subject.Write("hello"u8);
        };
        scene.Play(() => scene.Meet(subject, peer), () => peer.ReceivedCount >= 5, "what was written inside MakeConnection to arrive");
        scene.ExpectBytes("hello"u8, peer.Received, "the peer");
        scene.Expect(isConnected, "IsConnected to be true inside MakeConnection", "it is false");
        var (known, seen) = scene.Way.IsServer ? (scene.Port!.GetHost(), host) : (scene.PeerAddress!, other);
        scene.Expect(
            Equals(known.ToString(), seen?.ToString()),
            $"{(scene.Way.IsServer ? "GetHost" : "GetPeer")} inside MakeConnection to be {known}",
            $"it is {seen?.ToString() ?? "null"}");
    }

    private static void EndsOnceWhateverTheEnd(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        (string Name, Action<WatchedProtocol, Peer> End)[] ends =
        [
            ("LoseConnection", static (subject, _) => subject.LoseConnection()),
            ("AbortConnection", static (subject, _) => subject.AbortConnection()),
            ("LoseConnection and AbortConnection", static (subject, _) =>
            {
                subject.LoseConnection();
                subject.AbortConnection();
                subject.AbortConnection();
                subject.LoseConnection();
            }),
            ("the peer's closing", static (_, peer) => peer.Close()),
            ("a reset", static (_, peer) => peer.Reset()),
            ("an exception", static (subject, _) => subject.ThrownByData = new CheckException("in a protocol or a factory, on purpose")),
            ("an abort and an exception", static (subject, _) =>
            {
                subject.OnData = _ => subject.AbortConnection();
                subject.ThrownByData = new CheckException("in a protocol or a factory, on purpose");
            }),
        ];
        var subjects = ends.Select(_ => scene.NewSubject()).ToList();
        scene.Play(
            () =>
            {
                foreach (var (subject, end) in subjects.Zip(ends))
                {
                    var peer = scene.NewPeer();
                    scene.When(
                        () => subject.IsMade && peer.IsMade,
                        () =>
                        {
                            end.End(subject, peer);
                            if (subject.ThrownByData is not null)
                            {
                                peer.Send("now"u8.ToArray());
                            }
                        });
                    scene.Meet(subject, peer);
                }
            },
            () => subjects.TrueForAll(subject => subject.IsLost),
            "ConnectionLost after every kind of end");
        foreach (var (subject, end) in subjects.Zip(ends))
        {
            var count = subject.Events.Count(text => text is "lost");
            scene.Expect(count == 1, $"ConnectionLost once after {end.Name}", $"it came {count} times");
        }
    }

    private static void HearsNothingAfterTheEnd(StreamScene scene)
    {
        Action<WatchedProtocol>[] ends = [static subject => subject.AbortConnection(), static subject => subject.LoseConnection()];
        var subjects = ends.Select(_ => scene.NewSubject()).ToList();
        scene.Play(
            () =>
            {
                foreach (var (subject, end) in subjects.Zip(ends))
                {
                    var peer = scene.NewPeer();
                    peer.OnMade = () => peer.Send(Payload.Bytes(1 << 20));
                    subject.OnData = _ => end(subject);
                    scene.Meet(subject, peer);
                }
            },
            () => subjects.TrueForAll(subject => subject.IsLost),
            "ConnectionLost after AbortConnection and LoseConnection inside DataReceived");
        foreach (var subject in subjects)
        {
            scene.Expect(
                subject.Events is ["built", "made", "data", "lost"],
                "nothing to follow ConnectionLost, though more was on its way",
                $"the protocol has seen {string.Join(", ", subject.Events)}");
        }
    }

    private static void IsNotEndedFromInside(StreamScene scene)
    {
        Action<WatchedProtocol>[] ends =
        [
            static subject => subject.LoseConnection(),
            static subject => subject.AbortConnection(),
            static subject =>
            {
                subject.Write(Payload.Bytes(4 << 20));
                subject.LoseConnection();
                subject.AbortConnection();
                subject.Write("more"u8);
            },
        ];
        var subjects = new List<WatchedProtocol>();
        scene.Play(
            () =>
            {
                foreach (var end in ends)
                {
                    foreach (var isInside in new[] { true, false })
                    {
                        var subject = scene.NewSubject();
                        subjects.Add(subject);
                        var then = () =>
                        {
                            end(subject);
                            scene.Expect(
                                !subject.IsLost,
                                "ConnectionLost to come later than the call that ends the connection",
                                "it came inside it");
                        };
                        subject.OnMade = isInside ? then : () => scene.Later(then);
                        scene.Meet(subject, scene.NewPeer());
                    }
                }
            },
            () => subjects.TrueForAll(subject => subject.IsLost),
            "ConnectionLost after LoseConnection and AbortConnection");
    }

    private static void IsRefusedByNull(StreamScene scene)
    {
        var refused = scene.NewPeer();
        if (!scene.Way.IsServer)
        {
            WatchedClientFactory? factory = null;
            scene.Play(
                () => factory = scene.Connect(scene.Await(refused), () => null),
                () => factory?.Losses > 0 && refused.End is not null,
                "ClientConnectionLost, and the end at the peer, after BuildProtocol returned null");
            scene.Expect(
                scene.Connector!.State == ConnectorState.Disconnected && factory!.Failures == 0,
                "one ClientConnectionLost, and a connector that is disconnected",
                $"the factory has heard {string.Join(", ", factory!.Events)}, and the connector is {scene.Connector.State}");
            return;
        }

        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var answers = new Queue<IProtocol?>([null, subject]);
        scene.When(() => refused.End is not null, () => scene.Approach(peer, scene.Port!.GetHost()));
        scene.Play(
            () => scene.Approach(refused, scene.Listen(() => answers.TryDequeue(out var answer) ? answer : null).GetHost()),
            () => subject.IsMade,
            "the peer to see its end after BuildProtocol returned null, and the next one to be served");
        scene.Expect(refused.ReceivedCount == 0, "nothing to be sent to the peer that is refused", $"it got {refused.ReceivedCount} bytes");
    }

    private static void TakesCallsAfterTheEnd(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var rounds = 0;
        subject.OnMade = subject.LoseConnection;
        subject.OnLost = () =>
        {
            CallAll();
            scene.Later(CallAll);
        };
        scene.Play(() => scene.Meet(subject, peer), () => rounds == 2, "the protocol to have called its transport after the end");
        scene.Expect(
            subject.Events is ["built", "made", "lost"],
            "calls after the end to do nothing",
            $"the protocol has seen {string.Join(", ", subject.Events)}");
        scene.Expect(!subject.Transport.IsConnected, "IsConnected to be false after the end", "it is true");

        void CallAll()
        {
            for (var count = 0; count < 2; count++)
            {
                subject.Write("late"u8);
                subject.LoseConnection();
                subject.AbortConnection();
            }

            rounds++;
        }
    }

    private static void IsToldOfShutdown(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        var subjects = Enumerable.Range(0, 3).Select(_ => scene.NewSubject()).ToList();
        subjects.ForEach(subject => subject.ThrownByLost = new CheckException("in a protocol or a factory, on purpose"));
        scene.Play(
            () => subjects.ForEach(subject => scene.Meet(subject, scene.NewPeer())),
            () => subjects.TrueForAll(subject => subject.IsMade),
            "three connections to be made");
        foreach (var subject in subjects)
        {
            scene.Expect(
                subject.IsLost,
                "shutdown to tell every connection that is left, though each of their ConnectionLost throws",
                $"one has seen {string.Join(", ", subject.Events)}");
        }

        var logged = scene.Log.Take<CheckException>().Count;
        scene.Expect(
            logged == subjects.Count,
            "what ConnectionLost throws to be logged",
            $"of {subjects.Count} exceptions {logged} were logged");
    }
}
