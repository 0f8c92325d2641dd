using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Faults;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CONN-03, R-CONN-05 and R-CONN-08: why attempts fail.</summary>
internal static class ConnectorFailureChecks
{
    // No system asks anybody for it: the label is longer than names may be.
    private static readonly string NameWithoutAddress = new string('x', 64) + ".invalid";

    private static readonly TimeSpan ShortTime = TimeSpan.FromMilliseconds(30);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-CONN-03", TellsOfARefusal),
        ReactorCheck.Of("R-CONN-03", TellsOfANameWithoutAddress),
        ReactorCheck.Of("R-CONN-03", TellsOfLackOfTime),
        ReactorCheck.Of("R-CONN-03", TellsOfAllElse),
        ReactorCheck.Of("R-CONN-08", DecidesOnceAtTheLimit),
    ];

    /// <summary>An address at which nobody listens.</summary>
    internal static EndPoint ClosedAddress(WatchedScene scene)
    {
        if (scene.Reactor is not ISimulation)
        {
            // Bound, so that it is given to nobody else, and not even to who connects to it.
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            scene.Hold(socket);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return socket.LocalEndPoint!;
        }

        var port = ((IReactorTcp)scene.Reactor).ListenTcp(0, new WatchedServerFactory(scene, () => null), networkInterface: TcpNet.Interface);
        var address = port.GetHost();
        port.StopListening();
        return address;
    }

    private static void TellsOfARefusal(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context);
        var factory = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () =>
            {
                var address = (IPEndPoint)ClosedAddress(scene);
                Connect(scene, factory, address.Address.ToString(), address.Port);
            },
            () => factory.Failures > 0,
            "an attempt at an address where nobody listens to fail");
        ExpectReason<ConnectionRefusedException>(scene, factory, "where nobody listens");
        if (!context.Manifest.Has(ReactorCapability.VirtualTime))
        {
            scene.Expect(
                factory.Reason?.Value.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused },
                "the system's error as the cause of ConnectionRefusedException",
                $"the cause is {factory.Reason?.Value.InnerException?.GetType().Name ?? "null"}");
        }
    }

    private static void TellsOfANameWithoutAddress(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context);
        var factory = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () => Connect(scene, factory, NameWithoutAddress, 7),
            () => factory.Failures > 0,
            "an attempt at a name without address to fail");
        ExpectReason<DnsLookupException>(scene, factory, "at a name without address");
    }

    private static void TellsOfLackOfTime(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context);
        var simulation = scene.Reactor as ISimulation;
        if (simulation is null && !FullBacklog.IsPossible)
        {
            context.CannotDecide("an address that answers nobody can be made on Linux only: one whose backlog is full");
            return;
        }

        using var silent = simulation is null ? new FullBacklog() : null;
        var address = silent?.Address ?? new IPEndPoint(IPAddress.Loopback, 7);
        simulation?.Network.Silence(address);
        var factory = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        var timers = (Before: 0, After: -1);
        var waited = (From: TimeSpan.Zero, To: TimeSpan.Zero);
        factory.OnFailed = _ =>
        {
            waited.To = scene.Reactor.Now;
            scene.Later(() => timers.After = scene.Reactor.GetDelayedCalls().Count);
        };
        scene.Play(
            () =>
            {
                timers.Before = scene.Reactor.GetDelayedCalls().Count;
                waited.From = scene.Reactor.Now;
                Connect(scene, factory, address.Address.ToString(), address.Port, ShortTime);
            },
            () => timers.After >= 0,
            $"an attempt with {ShortTime.TotalMilliseconds} ms at an address that answers nobody to fail");
        ExpectReason<ConnectTimeoutException>(scene, factory, "at an address that answers nobody");
        scene.Expect(
            waited.To - waited.From >= ShortTime,
            $"{ShortTime.TotalMilliseconds} ms to be waited",
            $"it was {(waited.To - waited.From).TotalMilliseconds} ms");
        scene.Expect(timers.After <= timers.Before, "no timer to be left of an attempt after its failure", $"there are {timers.After}");
    }

    private static void TellsOfAllElse(ReactorCheckContext context)
    {
        if (context.Manifest.Has(ReactorCapability.VirtualTime))
        {
            return;
        }

        using var scene = new WatchedScene(context.Open(), context);
        var everybody = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        var foreign = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
        scene.Play(
            () =>
            {
                // No system connects to everybody, and none has an address that is meant for documents.
                Connect(scene, everybody, "255.255.255.255", 7);
                var address = (IPEndPoint)ClosedAddress(scene);
                var other = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0);
                foreign.Connecting(() => ((IReactorTcp)scene.Reactor).ConnectTcp(TcpNet.Interface, address.Port, foreign, bindAddress: other));
            },
            () => everybody.Failures > 0 && foreign.Failures > 0,
            "an attempt at the address of everybody, and one from an address of somebody else, to fail");
        foreach (var factory in new[] { everybody, foreign })
        {
            var error = factory.Reason?.Value;
            scene.Expect(
                error is ConnectException { InnerException: not null },
                "a ConnectException with its cause for what the system refuses",
                $"the reason is {error?.GetType().Name ?? "null"}, its cause {error?.InnerException?.GetType().Name ?? "null"}");
        }
    }

    private static void DecidesOnceAtTheLimit(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context);
        var factories = new List<WatchedClientFactory>();
        scene.Play(
            () =>
            {
                var port = ((IReactorTcp)scene.Reactor).ListenTcp(
                    0, new WatchedServerFactory(scene, () => new WatchedProtocol(scene, "server")), networkInterface: TcpNet.Interface);
                for (var number = 0; number < 10; number++)
                {
                    var factory = new WatchedClientFactory(scene, () => new WatchedProtocol(scene, "client"));
                    factories.Add(factory);
                    Connect(scene, factory, TcpNet.Interface, port.GetHost().Port, TimeSpan.FromTicks(number + 1));
                }

                // Until here the limit and the success have both come to be, for the loop to find.
                var start = scene.Reactor.Now;
                while (!context.Manifest.Has(ReactorCapability.VirtualTime) && scene.Reactor.Now - start < TimeSpan.FromMilliseconds(3))
                {
                    Thread.Yield();
                }
            },
            () => factories.TrueForAll(factory => factory.Failures + factory.Addresses.Count > 0),
            "attempts whose limit and success come at once to have an outcome");
        foreach (var factory in factories)
        {
            scene.Expect(
                factory.Failures + factory.Addresses.Count == 1,
                "an attempt whose limit and success come at once to have one outcome",
                $"the factory has heard {string.Join(", ", factory.Events)}");
        }
    }

    private static void Connect(WatchedScene scene, WatchedClientFactory factory, string host, int port, TimeSpan? timeout = null) =>
        factory.Connecting(() => ((IReactorTcp)scene.Reactor).ConnectTcp(host, port, factory, timeout));

    private static void ExpectReason<TException>(WatchedScene scene, WatchedClientFactory factory, string what)
        where TException : Exception =>
        scene.Expect(
            factory.Failures == 1 && factory.Reason?.Value is TException,
            $"an attempt {what} to fail once, with {typeof(TException).Name}",
            $"the factory has heard {string.Join(", ", factory.Events)}, the reason is {factory.Reason?.Value.GetType().Name ?? "null"}");
}
