using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-PORT: listening. That descriptors run out is another file.</summary>
internal static class PortChecks
{
    private const int Crowded = 200;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        .. new StreamPlay[]
        {
            new("R-PORT-01", IsBoundWhenItReturns),
            new("R-PORT-01", RefusesAnAddressInUse),
            new("R-PORT-02", LeavesConnectionsAlone),
            new("R-PORT-03", FiresWhenTheSocketIsClosed),
            new("R-PORT-03", IsClosedThoughTheFactoryThrows),
            new("R-PORT-04", ListensAgain),
            new("R-PORT-05", ServesACrowd),
            new("R-PORT-06", OutlivesItsFactorysErrors),
            new("R-PORT-07", BindsAgainAtOnce),
        }.Select(play => (play with { IsServer = true }).ToCheck()),
    ];

    private static void IsBoundWhenItReturns(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        scene.Play(
            () =>
            {
                var port = Number(scene.Listen(() => subject));
                scene.Expect(
                    port is > 0 and <= 65_535,
                    "GetHost to tell the real number of a port that was asked for as 0",
                    $"it tells {port}");
                if (scene.Way.IsRaw)
                {
                    scene.Expect(!CanBind(port), "the address to be bound when ListenTcp returns", "somebody else can bind it");
                }

                scene.Approach(peer, scene.Port!.GetHost());
            },
            () => subject.IsMade && peer.IsMade,
            "a peer to be served");
    }

    private static void RefusesAnAddressInUse(StreamScene scene)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var isDone = false;
        scene.Play(
            () =>
            {
                int port;
                if (scene.Way.IsRaw)
                {
                    other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                    other.Listen();
                    port = ((IPEndPoint)other.LocalEndPoint!).Port;
                }
                else
                {
                    port = Number(scene.Listen(() => null));
                }

                var factory = new WatchedServerFactory(scene, () => null);
                var error = Catch(() => Listen(scene, port, factory));
                scene.Expect(
                    error is CannotListenException,
                    "CannotListenException inside ListenTcp for an address in use",
                    error is null ? "it returned" : $"it threw {error.GetType().Name}");
                scene.Expect(
                    factory.Events.Count == 0,
                    "the factory of a port that cannot listen not to be started",
                    $"it has heard {string.Join(", ", factory.Events)}");
                isDone = true;
            },
            () => isDone,
            "ListenTcp to return");
    }

    private static void LeavesConnectionsAlone(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var isBoundAgain = false;
        scene.When(
            () => subject.IsMade && peer.IsMade,
            () => scene.Port!.StopListening().AddBoth(_ => scene.Guard(() =>
            {
                Listen(scene, Number(scene.Port), new WatchedServerFactory(scene, () => null));
                isBoundAgain = true;
                peer.Send("still there?"u8.ToArray());
            })));
        scene.Play(
            () => scene.Meet(subject, peer),
            () => subject.ReceivedCount == 12 || subject.IsLost,
            "a connection to live on after StopListening");
        scene.Expect(isBoundAgain, "the port to be bound anew when StopListening has fired", "it was not");
        scene.ExpectBytes("still there?"u8, subject.Received, "a connection of a port that has stopped");
    }

    private static void FiresWhenTheSocketIsClosed(StreamScene scene)
    {
        var fired = 0;
        var isFree = true;
        scene.Play(
            () =>
            {
                var port = scene.Listen(() => null);
                for (var count = 0; count < 2; count++)
                {
                    port.StopListening().AddCallbacks(
                        _ =>
                        {
                            isFree &= !scene.Way.IsRaw || CanBind(Number(port));
                            fired++;
                            scene.Pulse();
                        },
                        failure => scene.Guard(failure.Throw));
                }
            },
            () => fired == 2,
            "StopListening, called twice, to fire twice");
        scene.Expect(isFree, "the socket to be closed when StopListening has fired", "its address is in use");
    }

    private static void IsClosedThoughTheFactoryThrows(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        var factory = new WatchedServerFactory(scene, () => null) { ThrownByStop = new CheckException("in a protocol or a factory, on purpose") };
        var error = factory.ThrownByStop;
        Exception? told = null;
        var isFired = false;
        var isFree = false;
        scene.Play(
            () =>
            {
                var port = Listen(scene, 0, factory);
                port.StopListening().AddBoth(outcome => scene.Guard(() =>
                {
                    told = outcome.Failure?.Value;
                    Listen(scene, Number(port), new WatchedServerFactory(scene, () => null));
                    (isFree, isFired) = (true, true);
                }));
            },
            () => isFired,
            "StopListening to fire though the factory throws");
        scene.Expect(
            ReferenceEquals(told, error),
            "StopListening to fail with what the factory threw",
            $"it {(told is null ? "succeeded" : $"failed with {told.GetType().Name}")}");
        scene.Expect(isFree, "the port to be closed all the same", "its address is in use");
    }

    private static void ListensAgain(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        var subjects = Enumerable.Range(0, 3).Select(_ => scene.NewSubject()).ToList();
        var next = 0;
        var factory = new WatchedServerFactory(scene, () => subjects[next]);
        ITcpPort? port = null;
        for (var number = 0; number < 2; number++)
        {
            var current = number;
            scene.When(
                () => subjects[current].IsMade,
                () =>
                {
                    factory.ThrownByStop = current == 1 ? new CheckException("in a protocol or a factory, on purpose") : null;
                    port!.StopListening().AddBoth(_ => scene.Guard(() =>
                    {
                        next++;
                        port.StartListening();
                        scene.Approach(scene.NewPeer(), port.GetHost());
                    }));
                });
        }

        scene.Play(
            () =>
            {
                port = Listen(scene, 0, factory);
                scene.Approach(scene.NewPeer(), port.GetHost());
            },
            () => subjects.TrueForAll(subject => subject.IsMade),
            "a port to serve a peer, and again after StartListening, also after a stop that failed");
        scene.Expect(
            factory.Events.Count(text => text is "start") == 3,
            "StartListening to begin a use of the factory each time",
            $"the factory has heard {string.Join(", ", factory.Events)}");
    }

    private static void ServesACrowd(StreamScene scene)
    {
        var served = 0;
        var isDone = false;
        var clients = new List<WatchedProtocol>();
        scene.Play(
            () =>
            {
                var port = scene.Listen(() =>
                {
                    var protocol = new WatchedProtocol(scene, "server");
                    protocol.OnData = _ => protocol.Write(protocol.Received);
                    return protocol;
                });
                if (scene.Way.IsRaw)
                {
                    Crowd.Come(port.GetHost(), Crowded, scene.Patience, count => scene.Reactor.CallFromThread(() =>
                    {
                        (served, isDone) = (count, true);
                        scene.Pulse();
                    }));
                    return;
                }

                for (var number = 0; number < Crowded; number++)
                {
                    var client = new WatchedProtocol(scene, "client");
                    clients.Add(client);
                    client.OnMade = () => client.Write([7]);
                    client.OnData = _ => isDone = ++served == Crowded;
                    scene.Connect(port.GetHost(), () => client);
                }
            },
            () => isDone,
            $"{Crowded} peers that connect at once to be served");
        scene.Expect(served == Crowded, $"{Crowded} peers that connect at once to be served", $"{served} were");
    }

    private static void OutlivesItsFactorysErrors(StreamScene scene)
    {
        scene.ExpectsErrors = true;
        var error = new CheckException("in a protocol or a factory, on purpose");
        var subject = scene.NewSubject();
        var refused = scene.NewPeer();
        var isFirst = true;
        scene.When(() => refused.End is not null, () => scene.Approach(scene.NewPeer(), scene.Port!.GetHost()));
        scene.Play(
            () => scene.Approach(refused, scene.Listen(Make).GetHost()),
            () => subject.IsMade,
            "the peer for which BuildProtocol throws to be closed, and the next one to be served");
        scene.Expect(
            scene.Log.Take<CheckException>().Any(entry => ReferenceEquals(entry.Failure.Value, error)),
            "what BuildProtocol throws to be logged",
            "it is not in the log");

        IProtocol? Make()
        {
            if (isFirst)
            {
                isFirst = false;
                throw error;
            }

            return subject;
        }
    }

    private static void BindsAgainAtOnce(StreamScene scene)
    {
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var isBound = false;

        // The side that closes first is the one whose address the system remembers.
        subject.OnMade = subject.LoseConnection;
        scene.When(
            () => subject.IsLost && peer.IsClosed,
            () => scene.Port!.StopListening().AddBoth(_ => scene.Guard(() =>
            {
                Listen(scene, Number(scene.Port), new WatchedServerFactory(scene, () => null));
                isBound = true;
            })));
        scene.Play(() => scene.Meet(subject, peer), () => isBound, "a port to be bound again right after its last use");
        scene.Expect(isBound, "a port to be bound again right after its last use", "it was not");
    }

    private static int Number(IListeningPort port) => ((IPEndPoint)port.GetHost()).Port;

    private static ITcpPort Listen(StreamScene scene, int port, IProtocolFactory factory) =>
        ((IReactorTcp)scene.Reactor).ListenTcp(port, factory, networkInterface: TcpNet.Interface);

    private static bool CanBind(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        return Catch(() =>
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
        }) is null;
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
