using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-UDP: datagrams, over the loopback.</summary>
internal static class DatagramChecks
{
    private const string Loopback = "127.0.0.1";

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-UDP-01", HasALife),
        ReactorCheck.Of("R-UDP-02", ArrivesWhole),
        ReactorCheck.Of("R-UDP-03", WritesWhereItIsConnected),
        ReactorCheck.Of("R-UDP-03", HearsOfRefusals),
        ReactorCheck.Of("R-UDP-04", RefusesAddresses),
        ReactorCheck.Of("R-UDP-04", ReadsBackBroadcast),
        ReactorCheck.Of("R-UDP-05", JoinsAndLeaves),
        ReactorCheck.Of("R-UDP-06", LivesAfterExceptions),
    ];

    private static IUdpTransport Listen(ReactorScene scene, DatagramPlay protocol) =>
        ((IReactorUdp)scene.Reactor).ListenUdp(0, protocol, Loopback);

    private static void HasALife(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var protocol = new DatagramPlay();
        var isInside = false;
        scene.Run(
            () =>
            {
                var port = Listen(scene, protocol);
                context.Expect(
                    protocol.ToString() == "transport, start",
                    "a datagram protocol hears StartProtocol when its port is bound",
                    $"it has heard: {protocol}");
                var other = Listen(scene, new DatagramPlay());
                other.Write([1, 2], port.GetHost());
                other.Write([3], port.GetHost());
                reactor.CallLater(TimeSpan.Zero, () => WaitFor(reactor, () => protocol.Events.Count >= 4, () =>
                {
                    var before = protocol.Events.Count;
                    port.StopListening().AddCallback(done =>
                    {
                        Turns.After(reactor, 2, reactor.Stop);
                        return done;
                    });
                    isInside = protocol.Events.Count > before;
                    other.Write([4], port.GetHost());
                }));
            },
            "datagrams, and the end of a port");
        context.Expect(!isInside, "StopProtocol is not called inside StopListening", "it is");
        context.Expect(
            protocol.ToString() == "transport, start, datagram 2, datagram 1, stop",
            "the life of a datagram protocol is StartProtocol, its datagrams, and StopProtocol once",
            $"it is: {protocol}");
    }

    private static void WaitFor(IReactor reactor, Func<bool> condition, Action then)
    {
        if (condition())
        {
            then();
        }
        else
        {
            reactor.CallLater(TimeSpan.FromMilliseconds(1), () => WaitFor(reactor, condition, then));
        }
    }

    private static void ArrivesWhole(ReactorCheckContext context)
    {
        using var scene = context.Open();
        int[] sizes = [0, 1, 500, 4000, 0, 8192];
        var got = new List<int>();
        var isSame = true;
        IPEndPoint? from = null;
        IPEndPoint? sender = null;
        scene.Run(
            () =>
            {
                IUdpTransport? client = null;
                IUdpTransport? server = null;
                void SendNext() => client!.Write(Enumerable.Range(0, sizes[got.Count]).Select(number => (byte)(number * 7)).ToArray(), server!.GetHost());
                server = Listen(scene, new DatagramPlay
                {
                    Received = (data, address) =>
                    {
                        got.Add(data.Length);
                        from = address;
                        isSame &= data.Select((value, number) => value == (byte)(number * 7)).All(same => same);
                        if (got.Count == sizes.Length)
                        {
                            scene.Reactor.Stop();
                        }
                        else
                        {
                            SendNext();
                        }
                    },
                });
                client = Listen(scene, new DatagramPlay());
                sender = client.GetHost();
                SendNext();
            },
            "datagrams, one after the other");
        var seen = string.Join(", ", got);
        context.Expect(
            seen == string.Join(", ", sizes) && isSame,
            $"datagrams arrive whole, also empty ones: {string.Join(", ", sizes)} bytes",
            isSame ? $"what arrives is {seen} bytes" : "other bytes arrive");
        context.Expect(Equals(from, sender), "a datagram arrives with its sender's address", $"it arrives with {from} instead of {sender}");
    }

    private static void WritesWhereItIsConnected(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var got = 0;
        scene.Run(
            () =>
            {
                var server = Listen(scene, new DatagramPlay
                {
                    Received = (data, _) =>
                    {
                        got = data.Length;
                        scene.Reactor.Stop();
                    },
                });
                var client = Listen(scene, new DatagramPlay());
                client.Connect(Loopback, server.GetHost().Port);
                client.Write([1, 2, 3]);
            },
            "a datagram of a connected port");
        context.Expect(got == 3, "a connected port writes without an address", $"a datagram of {got} bytes arrives");
    }

    private static void HearsOfRefusals(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        using var closed = ClosedPort.OfUdp();
        var protocol = new DatagramPlay { Refused = () => Turns.After(reactor, 2, reactor.Stop) };
        scene.Run(
            () =>
            {
                var client = Listen(scene, protocol);
                client.Connect(Loopback, closed.Number);
                client.Write([1]);
            },
            "the news that nobody listens");
        context.Expect(
            protocol.Events.Contains("refused"),
            "a connected port hears ConnectionRefused if nobody listens",
            $"it hears: {protocol}");
    }

    private static void RefusesAddresses(ReactorCheckContext context)
    {
        using var scene = context.Open();
        scene.Run(() =>
        {
            var port = Listen(scene, new DatagramPlay());
            Thrown.Expect<InvalidAddressException>(context, "writing to a host name", () => port.Write([1], "localhost", 9));
            Thrown.Expect<InvalidAddressException>(context, "connecting to a host name", () => port.Connect("localhost", 9));
            Thrown.Expect<InvalidAddressException>(
                context,
                "writing to an IPv6 address on a port of IPv4",
                () => port.Write([1], new IPEndPoint(IPAddress.IPv6Loopback, 9)));
            Thrown.Expect<InvalidAddressException>(context, "connecting a port of IPv4 to an IPv6 address", () => port.Connect("::1", 9));
            scene.Reactor.Stop();
        });
    }

    private static void ReadsBackBroadcast(ReactorCheckContext context)
    {
        using var scene = context.Open();
        scene.Run(() =>
        {
            var port = Listen(scene, new DatagramPlay());
            foreach (var isAllowed in new[] { true, false, true })
            {
                port.BroadcastAllowed = isAllowed;
                context.Expect(
                    port.BroadcastAllowed == isAllowed,
                    "the permission to broadcast reads back as set",
                    $"it is {port.BroadcastAllowed} after {isAllowed}");
            }

            scene.Reactor.Stop();
        });
    }

    private static void JoinsAndLeaves(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var group = IPAddress.Parse("239.255.43.21");
        var heard = new List<string>();
        scene.Run(
            () =>
            {
                var port = ((IReactorMulticast)scene.Reactor).ListenMulticast(0, new DatagramPlay());
                foreach (var isOn in new[] { false, true })
                {
                    port.LoopbackMode = isOn;
                    context.Expect(
                        port.LoopbackMode == isOn,
                        "the loopback of a multicast port reads back as set",
                        $"it is {port.LoopbackMode} after {isOn}");
                }

                port.TimeToLive = 7;
                context.Expect(port.TimeToLive == 7, "the time to live of a multicast port reads back as set", $"it is {port.TimeToLive}");
                port.JoinGroup(group, IPAddress.Loopback).AddBoth(joined =>
                {
                    heard.Add(joined.IsFailure ? "denied" : "joined");
                    port.LeaveGroup(group, IPAddress.Loopback).AddBoth(left =>
                    {
                        heard.Add(left.IsFailure ? "denied" : "left");
                        scene.Reactor.Stop();
                    });
                });
            },
            "the Deferreds of joining and leaving a group");
        var seen = string.Join(", ", heard);
        context.Expect(
            seen is "joined, left" or "denied, denied",
            "joining and leaving a group give Deferreds, which say whether it was done: joined, left",
            $"they say: {seen}");
    }

    private static void LivesAfterExceptions(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var count = 0;
        scene.Run(
            () =>
            {
                IUdpTransport? client = null;
                IUdpTransport? server = null;
                server = Listen(scene, new DatagramPlay
                {
                    Received = (_, _) =>
                    {
                        if (++count == 1)
                        {
                            client!.Write([2], server!.GetHost());
                            throw new CheckException("datagram");
                        }

                        scene.Reactor.Stop();
                    },
                });
                client = Listen(scene, new DatagramPlay());
                client.Write([1], server.GetHost());
            },
            "a datagram after an exception out of DatagramReceived");
        context.Expect(count == 2, "the port lives after an exception out of DatagramReceived", $"{count} datagrams were received");
        var logged = scene.Log.Take<CheckException>().Count;
        context.Expect(logged == 1, "an exception out of DatagramReceived is logged", $"it was logged {logged} times");
    }
}
