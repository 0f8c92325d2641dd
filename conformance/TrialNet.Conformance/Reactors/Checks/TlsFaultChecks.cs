using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TLS-01 where the sockets below TLS are reset, at a byte of the handshake or of a record.</summary>
internal static class TlsFaultChecks
{
    private const int Length = 100_000;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TLS-01", context => PlayAtBytes(context, IsLostWhenReceivingIsReset)),
        ReactorCheck.Of("R-TLS-01", context => PlayAtBytes(context, IsLostWhenSendingIsReset)),
    ];

    /// <summary>Within the handshake, behind it, and wherever.</summary>
    private static void PlayAtBytes(ReactorCheckContext context, Action<WatchedScene, TlsNet, SocketFaults, int> action)
    {
        if (context.Subject is not IHasSocketFaults subject)
        {
            return;
        }

        var random = new Random((int)context.Seed);
        foreach (var position in new[] { 0, 1, 200, random.Next(2, 2000), 20_000, random.Next(4096, Length) })
        {
            var faults = new SocketFaults((int)context.Seed);
            using var net = new TlsNet();
            using var scene = new WatchedScene(context.Open(() => subject.Create(faults)), context, $"over TLS, reset at byte {position}");
            action(scene, net, faults, position);
        }
    }

    // The counter is of both ends together: who was reset first does not matter, nobody ends in order.
    private static void IsLostWhenReceivingIsReset(WatchedScene scene, TlsNet net, SocketFaults faults, int position)
    {
        faults.ResetReceivingAfter(position);
        IsLost(scene, net);
    }

    private static void IsLostWhenSendingIsReset(WatchedScene scene, TlsNet net, SocketFaults faults, int position)
    {
        faults.ResetSending(position);
        IsLost(scene, net);
    }

    private static void IsLost(WatchedScene scene, TlsNet net)
    {
        var sent = Payload.Bytes(Length);
        var server = new WatchedProtocol(scene, "server");
        var client = new WatchedProtocol(scene, "client");
        server.OnMade = () => server.Write(sent);
        client.OnMade = () => client.Write(sent);
        scene.Play(
            () => net.Connect(
                scene.Reactor,
                net.Listen(scene.Reactor, new WatchedServerFactory(scene, () => server)).GetHost(),
                new WatchedClientFactory(scene, () => client)),
            () => server.IsLost && client.IsLost,
            "both ends to be lost");
        foreach (var end in new[] { server, client })
        {
            scene.Expect(
                sent.AsSpan().StartsWith(end.Received),
                $"the {end.Name} to receive nothing but what was sent, in order",
                $"its {end.ReceivedCount} bytes differ at {sent.AsSpan().CommonPrefixLength(end.Received)}");
            scene.Expect(
                end.Reason?.Value is ConnectionLostException,
                $"ConnectionLostException for the {end.Name}",
                $"the reason is {end.Reason?.Value.GetType().Name ?? "null"}");
        }
    }
}
