using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-19 and R-TCP-20: addresses and settings.</summary>
internal static class TcpAddressChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TCP-19", TellsBothAddresses),
        ReactorCheck.Of("R-TCP-19", TellsTheResolvedAddress),
        new StreamPlay("R-TCP-20", KeepsSettings).ToCheck(),
    ];

    private static void TellsBothAddresses(ReactorCheckContext context)
    {
        var addresses = new List<(string ListenAt, IPAddress Target)> { ("127.0.0.1", IPAddress.Loopback), (string.Empty, IPAddress.Loopback) };
        if (!context.Manifest.Has(ReactorCapability.VirtualTime))
        {
            addresses.AddRange(SixAddresses().SelectMany(address => new[] { (address.ToString(), address), ("::", address) }));
        }

        foreach (var (listenAt, target) in addresses)
        {
            TellsBothAddresses(context, listenAt, target);
        }
    }

    private static void TellsBothAddresses(ReactorCheckContext context, string listenAt, IPAddress target)
    {
        using var scene = new WatchedScene(context.Open(), context, $"listening at \"{listenAt}\", connecting to {target}");
        var server = new WatchedProtocol(scene, "server");
        var client = new WatchedProtocol(scene, "client");
        var serverFactory = new WatchedServerFactory(scene, () => server);
        var clientFactory = new WatchedClientFactory(scene, () => client);
        var port = 0;
        (EndPoint Host, EndPoint Peer) serverSees = default;
        (EndPoint Host, EndPoint Peer) clientSees = default;
        server.OnMade = () => serverSees = See(server.Transport);
        client.OnMade = () => clientSees = See(client.Transport);
        scene.Play(
            () =>
            {
                var tcp = (IReactorTcp)scene.Reactor;
                port = tcp.ListenTcp(0, serverFactory, networkInterface: listenAt).GetHost().Port;
                clientFactory.Connecting(() => tcp.ConnectTcp(target.ToString(), port, clientFactory));
            },
            () => server.IsMade && client.IsMade,
            "a connection");
        var address = new IPEndPoint(target, port);
        Same(address, serverSees.Host, "the server's GetHost");
        Same(address, clientSees.Peer, "the client's GetPeer");
        Same(clientSees.Host, serverSees.Peer, "the server's GetPeer, compared with the client's GetHost,");
        Same(serverSees.Peer, serverFactory.Addresses[0], "the address that the server's BuildProtocol was given");
        Same(address, clientFactory.Addresses[0], "the address that the client's BuildProtocol was given");

        (EndPoint Host, EndPoint Peer) See(ITransport transport)
        {
            var seen = (transport.GetHost(), transport.GetPeer());
            if (transport is ITcpTransport tcp)
            {
                Same(seen.Item1, tcp.GetHost(), "GetHost of an ITcpTransport");
                Same(seen.Item2, tcp.GetPeer(), "GetPeer of an ITcpTransport");
            }

            return seen;
        }

        void Same(EndPoint? expected, EndPoint? actual, string what) =>
            scene.Expect(
                expected is not null && expected.Equals(actual),
                $"{what} to be {expected}",
                $"it is {actual?.ToString() ?? "null"}");
    }

    private static void TellsTheResolvedAddress(ReactorCheckContext context)
    {
        using var scene = new WatchedScene(context.Open(), context, "connecting to localhost");
        var client = new WatchedProtocol(scene, "client");
        var clientFactory = new WatchedClientFactory(scene, () => client);
        scene.Play(
            () =>
            {
                var tcp = (IReactorTcp)scene.Reactor;
                var port = tcp.ListenTcp(0, new WatchedServerFactory(scene, () => new WatchedProtocol(scene, "server")), networkInterface: "127.0.0.1");
                clientFactory.Connecting(() => tcp.ConnectTcp("localhost", port.GetHost().Port, clientFactory));
            },
            () => client.IsMade || clientFactory.Failures > 0,
            "an attempt to connect to localhost to have an outcome");

        // Where localhost has an address of IPv6 alone, or none, there is nobody to connect to.
        if (client.IsMade)
        {
            var peer = client.Transport.GetPeer();
            scene.Expect(
                peer is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address),
                "GetPeer to be the numeric address that localhost was resolved to",
                $"it is {peer}");
        }
    }

    private static void KeepsSettings(StreamScene scene)
    {
        var subject = scene.NewSubject();
        subject.OnMade = () =>
        {
            foreach (var value in new[] { false, true, false })
            {
                subject.Tcp.NoDelay = value;
                subject.Tcp.KeepAlive = !value;
                scene.Expect(subject.Tcp.NoDelay == value, $"NoDelay to read back as {value}", $"it is {!value}");
                scene.Expect(subject.Tcp.KeepAlive == !value, $"KeepAlive to read back as {!value}", $"it is {value}");
            }
        };
        scene.Play(() => scene.Meet(subject, scene.NewPeer()), () => subject.IsMade, "a connection");
    }

    private static IEnumerable<IPAddress> SixAddresses() => !Socket.OSSupportsIPv6 ? []
        : NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up || network.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(entry => entry.Address)
            .Where(address => address.Equals(IPAddress.IPv6Loopback) || (address.IsIPv6LinkLocal && address.ScopeId != 0))
            .DistinctBy(address => address.IsIPv6LinkLocal);
}
