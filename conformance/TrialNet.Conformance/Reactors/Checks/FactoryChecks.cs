using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-FAC-01 to R-FAC-03: factories and their uses; of R-TCP-02 what a ready-made protocol must do.</summary>
internal static class FactoryChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-FAC-01", CountsUses),
        ReactorCheck.Of("R-FAC-01", StartsAndStopsTheReadyMadeOne),
        (new StreamPlay("R-FAC-02", StopsAfterTheOutcome) { IsServer = false }).ToCheck(),
        new StreamPlay("R-FAC-03", IsGivenThePeersAddress).ToCheck(),
        ReactorCheck.Of("R-FAC-03", KnowsTheReadyMadeOne),
        ReactorCheck.Of("R-TCP-02", HasItsTransportWhenTheConnectionIsMade),
    ];

    private static void CountsUses(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context);
        var factory = new CountedFactory(scene) { IsClosing = true };
        var ports = new List<ITcpPort>();
        var uses = new List<int>();
        scene.When(
            () => factory.Ends == 3,
            () => scene.Later(() =>
            {
                uses.Add(factory.Uses);
                ports[0].StopListening().AddBoth(_ => scene.Guard(() =>
                {
                    uses.Add(factory.Uses);
                    ports[1].StopListening().AddBoth(_ => scene.Guard(() => uses.Add(factory.Uses)));
                }));
            }));
        scene.Play(
            () =>
            {
                var tcp = (IReactorTcp)scene.Reactor;
                var closed = (IPEndPoint)ConnectorFailureChecks.ClosedAddress(scene);
                ports.Add(tcp.ListenTcp(0, factory, networkInterface: TcpNet.Interface));
                ports.Add(tcp.ListenTcp(0, factory, networkInterface: TcpNet.Interface));
                uses.Add(factory.Uses);
                tcp.ConnectTcp(TcpNet.Interface, ports[0].GetHost().Port, factory);
                tcp.ConnectTcp(TcpNet.Interface, ports[1].GetHost().Port, factory);
                tcp.ConnectTcp(TcpNet.Interface, closed.Port, factory);
                uses.Add(factory.Uses);
            },
            () => uses.Count == 5,
            "two connections and an attempt to end, and two ports to stop");
        int[] expected = [2, 5, 2, 1, 0];
        scene.Expect(
            uses.SequenceEqual(expected),
            "a factory to be in use by two ports, then by three connectors as well, and by fewer as these end: 2, 5, 2, 1, 0",
            $"the uses were {string.Join(", ", uses)}");
    }

    private static void StartsAndStopsTheReadyMadeOne(ReactorCheckContext context)
    {
        if (context.Subject is not IHasProtocolFactory shown)
        {
            return;
        }

        using var scene = new WatchedScene(context.Open(), context);
        var events = new List<string>();
        scene.Play(
            () =>
            {
                var tcp = (IReactorTcp)scene.Reactor;
                var factory = shown.CreateFactory(() => events.Add("start"), () => events.Add("stop"));
                var first = tcp.ListenTcp(0, factory, networkInterface: TcpNet.Interface);
                var second = tcp.ListenTcp(0, factory, networkInterface: TcpNet.Interface);
                first.StopListening().AddBoth(_ =>
                {
                    events.Add("first stopped");
                    second.StopListening().AddBoth(_ => scene.Guard(() => events.Add("second stopped")));
                });
            },
            () => events.Contains("second stopped"),
            "two ports to stop");
        scene.Expect(
            events is ["start", "first stopped", "stop", "second stopped"],
            "StartFactory when the first use begins, and StopFactory when the last ends",
            $"it was: {string.Join(", ", events)}");
    }

    private static void StopsAfterTheOutcome(StreamScene scene)
    {
        var subject = scene.NewSubject();
        WatchedClientFactory? good = null;
        WatchedClientFactory? bad = null;
        subject.OnMade = subject.LoseConnection;
        scene.Play(
            () =>
            {
                good = scene.Connect(scene.Await(scene.NewPeer()), () => subject);
                bad = scene.Connect(ConnectorFailureChecks.ClosedAddress(scene), () => null);
            },
            () => good?.Uses == 0 && bad?.Uses == 0 && good.Losses + bad.Failures == 2,
            "a factory to be stopped after a loss, and another after a failure");
        scene.Expect(
            good!.Events is [.., "lost", "stop"],
            "DoStop after ClientConnectionLost",
            $"the factory has heard {string.Join(", ", good.Events)}");
        scene.Expect(
            bad!.Events is [.., "failed", "stop"],
            "DoStop after ClientConnectionFailed",
            $"the factory has heard {string.Join(", ", bad.Events)}");
    }

    private static void IsGivenThePeersAddress(StreamScene scene)
    {
        var subject = scene.NewSubject();
        EndPoint? given = null;
        WatchedFactory? factory = null;
        subject.OnMade = () => given = subject.Transport.GetPeer();
        scene.Play(() => factory = scene.Meet(subject, scene.NewPeer()), () => subject.IsMade, "a connection");
        var told = factory!.Addresses.FirstOrDefault();
        scene.Expect(
            told is not null && told.Equals(given) && (scene.Way.IsServer || told.Equals(scene.PeerAddress)),
            $"BuildProtocol to be given the peer's address, {scene.PeerAddress ?? given}",
            $"it was given {told?.ToString() ?? "null"}");
    }

    private static void KnowsTheReadyMadeOne(ReactorCheckContext context)
    {
        if (context.Subject is not IHasProtocolFactory shown)
        {
            return;
        }

        var factory = shown.CreateFactory(() => { }, () => { });
        var protocol = factory.BuildProtocol(new IPEndPoint(IPAddress.Loopback, 7));
        context.Expect(
            protocol is not null && ReferenceEquals(shown.FactoryOf(protocol), factory),
            "the ready-made factory to make a protocol that refers to it",
            protocol is null ? "it made none" : "it refers to something else");
    }

    private static void HasItsTransportWhenTheConnectionIsMade(ReactorCheckContext context)
    {
        var transport = new StillTransport();
        ITransport? had = null;
        string? actual = null;
        if ((context.Subject as IHasProtocolFactory)?.CreateProtocol(found => had = found) is not { } protocol)
        {
            return;
        }

        try
        {
            protocol.MakeConnection(transport);
        }
        catch (Exception error)
        {
            actual = $"there it throws {error.GetType().Name}: {error.Message}";
        }

        context.Expect(
            ReferenceEquals(had, transport),
            "a ready-made protocol to have its transport inside ConnectionMade",
            actual ?? (had is null ? "it has none" : "it has another"));
    }
}
