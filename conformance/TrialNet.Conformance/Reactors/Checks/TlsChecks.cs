using System.Net;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TLS-01: connections over TLS.</summary>
internal static class TlsChecks
{
    private const int Bytes = 300_000;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TLS-01", CarriesBytesBothWays),
        ReactorCheck.Of("R-TLS-01", EndsCleanlyOrNot),
        ReactorCheck.Of("R-TLS-01", RefusesCertificates),
        ReactorCheck.Of("R-TLS-01", TellsTheFactoryOfARefusal),
        ReactorCheck.Of("R-TLS-01", LogsExceptions),
    ];

    private static void Connect(ReactorScene scene, QuietFactory server, QuietFactory client, bool trusts = true)
    {
        var tls = (IReactorTls)scene.Reactor;
        var port = tls.ListenTls(0, server, TlsNet.Server, networkInterface: TcpNet.Interface).GetHost().Port;
        tls.ConnectTls(TcpNet.Interface, port, client, TlsNet.Client(trusts));
    }

    // Both write before the handshake can be over: what arrives is everything, after it.
    private static void CarriesBytesBothWays(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var got = new Dictionary<string, int>(StringComparer.Ordinal);
        var lost = new List<string>();
        var isEarly = false;
        void Lost(Failure reason)
        {
            lost.Add(reason.Value.GetType().Name);
            if (lost.Count == 2)
            {
                scene.Reactor.Stop();
            }
        }

        // The last byte of the server says that it has everything.
        QuietFactory server = new()
        {
            Made = transport =>
            {
                isEarly |= transport is ITlsTransport { IsHandshakeCompleted: true };
                transport.Write(new byte[Bytes]);
            },
            Received = (transport, count) =>
            {
                got["server"] = got.GetValueOrDefault("server") + count;
                if (got["server"] == Bytes)
                {
                    transport.Write("!"u8);
                }
            },
            Lost = Lost,
        };
        QuietFactory client = new()
        {
            Made = transport => transport.Write(new byte[Bytes]),
            Received = (transport, count) =>
            {
                got["client"] = got.GetValueOrDefault("client") + count;
                if (got["client"] == Bytes + 1)
                {
                    transport.LoseConnection();
                }
            },
            Lost = Lost,
        };
        scene.Run(() => Connect(scene, server, client), "bytes over TLS, and a clean end");
        context.Expect(
            !isEarly,
            "MakeConnection comes before the handshake, and what is written there is kept",
            "the handshake is over already");
        context.Expect(
            got.GetValueOrDefault("server") == Bytes && got.GetValueOrDefault("client") == Bytes + 1,
            $"what is written before the handshake is sent after it: {Bytes:N0} bytes each way",
            $"{got.GetValueOrDefault("server"):N0} and {got.GetValueOrDefault("client"):N0} arrive");
        context.Expect(
            lost.TrueForAll(static reason => reason == nameof(ConnectionDoneException)),
            "the peer's announcement of its end is a clean end on both sides",
            $"the reasons are {string.Join(", ", lost)}");
    }

    private static void EndsCleanlyOrNot(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var lost = new List<string>();
        void Lost(string who, Failure reason)
        {
            lost.Add($"{who} {(reason.Value is ConnectionAbortedException ? "aborted" : reason.Value is ConnectionDoneException ? "done" : reason.Value is ConnectionLostException ? "lost" : reason.Value.GetType().Name)}");
            if (lost.Count == 2)
            {
                scene.Reactor.Stop();
            }
        }

        scene.Run(
            () => Connect(
                scene,
                new QuietFactory { Received = (_, _) => { }, Made = transport => transport.Write("hello"u8), Lost = reason => Lost("server", reason) },
                new QuietFactory { Received = (transport, _) => transport.AbortConnection(), Lost = reason => Lost("client", reason) }),
            "the end of a connection over TLS that was aborted");
        var seen = string.Join(", ", lost.Order(StringComparer.Ordinal));
        context.Expect(
            seen == "client aborted, server lost",
            "an abort is no clean end for the peer: client aborted, server lost",
            $"the reasons are: {seen}");
    }

    private static void RefusesCertificates(ReactorCheckContext context)
    {
        using var scene = context.Open();
        Exception? reason = null;
        var received = 0;
        scene.Run(
            () => Connect(
                scene,
                new QuietFactory { Made = transport => transport.Write("secret"u8) },
                new QuietFactory
                {
                    Received = (_, count) => received += count,
                    Lost = failure =>
                    {
                        reason = failure.Value;
                        Turns.After(scene.Reactor, 3, scene.Reactor.Stop);
                    },
                },
                trusts: false),
            "the end of a connection whose certificate is refused");
        context.Expect(
            reason is TlsException,
            "a certificate that is refused ends the connection with that cause: TlsException",
            $"the reason is {reason?.GetType().Name}: {reason?.Message}");
        context.Expect(received == 0, "nothing is delivered over a connection whose certificate is refused", $"{received} bytes are");
    }

    // What the factory hears is watched under R-CONN-02.
    private static void TellsTheFactoryOfARefusal(ReactorCheckContext context)
    {
        using var net = new TlsNet();
        using var scene = new WatchedScene(context.Open(), context, net.Name);
        var client = new WatchedProtocol(scene, "client");
        var factory = new WatchedClientFactory(scene, () => client);
        scene.Play(
            () =>
            {
                var port = net.Listen(scene.Reactor, new WatchedServerFactory(scene, () => new WatchedProtocol(scene, "server")));
                factory.Connecting(() => ((IReactorTls)scene.Reactor).ConnectTls(
                    TcpNet.Interface, ((IPEndPoint)port.GetHost()).Port, factory, TlsNet.Client(trusts: false)));
            },
            () => factory.Losses > 0,
            "the factory of a client that refuses a certificate to hear of the loss");
        scene.Expect(
            factory.Reason?.Value is TlsException,
            "the factory to hear of the cause that the protocol has heard: TlsException",
            $"it hears {factory.Reason?.Value.GetType().Name ?? "nothing"}, and the protocol {client.Reason?.Value.GetType().Name}");
    }

    private static void LogsExceptions(ReactorCheckContext context)
    {
        using var scene = context.Open();
        Exception? reason = null;
        scene.Run(
            () => Connect(
                scene,
                new QuietFactory { Made = transport => transport.Write("hello"u8) },
                new QuietFactory
                {
                    Received = (_, _) => throw new CheckException("data"),
                    Lost = failure =>
                    {
                        reason = failure.Value;
                        Turns.After(scene.Reactor, 3, scene.Reactor.Stop);
                    },
                }),
            "the end of a connection over TLS whose protocol throws");
        context.Expect(
            reason is CheckException,
            "an exception out of DataReceived ends its connection with that exception as the reason, over TLS too",
            $"the reason is {reason?.GetType().Name}");
        context.Expect(scene.Log.Take<CheckException>().Count > 0, "an exception out of DataReceived is logged, over TLS too", "it is not");
    }
}
