using System.Runtime.CompilerServices;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-24: what a reactor holds of connections that are lost.</summary>
internal static class TcpMemoryChecks
{
    private const int Connections = 8;

    private static readonly string[] Ends = ["LoseConnection", "AbortConnection", "the peer's closing"];

    internal static IReadOnlyList<StreamPlay> Plays { get; } = [new("R-TCP-24", ForgetsTheLost)];

    private static void ForgetsTheLost(StreamScene scene)
    {
        var made = new List<(string Name, WeakReference Reference)>();
        var lost = 0;
        string[]? left = null;
        var last = scene.NewSubject();
        scene.When(() => lost == Connections, () => scene.Meet(last, scene.NewPeer()));

        // One more connection: what a stack frame of the loop still refers to is not what the reactor holds.
        scene.When(() => last.IsMade, () => scene.AfterAWhile(() => left = FindAlive(made)));
        scene.Play(
            () =>
            {
                for (var number = 0; number < Connections; number++)
                {
                    Begin(scene, number, made, () =>
                    {
                        lost++;
                        scene.Pulse();
                    });
                }
            },
            () => left is not null,
            "connections to end");
        scene.Expect(
            left is [],
            $"nothing to refer to {Connections} protocols, and their transports, after ConnectionLost",
            $"of these {made.Count} objects are still referred to: {string.Join(", ", left ?? [])}");
    }

    // On its own, so that no local of the check refers to a protocol.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin(StreamScene scene, int number, List<(string Name, WeakReference Reference)> made, Action lost)
    {
        var name = Ends[number % Ends.Length];
        var isPeersEnd = number % Ends.Length == 2;
        ForgettingProtocol? protocol = new(
            (self, transport) =>
            {
                made.Add(($"protocol {number} ({name})", new WeakReference(self)));
                made.Add(($"transport {number} ({name})", new WeakReference(transport)));
                End(transport, number % Ends.Length);
            },
            lost);
        if (scene.Way.IsRaw)
        {
            var peer = scene.NewPeer();
            peer.OnMade = isPeersEnd ? peer.Close : null;
            scene.Meet(() => Interlocked.Exchange(ref protocol, null), peer);
        }
        else
        {
            // Nobody may refer to the peer either: through it, the network may refer to the other end.
            ForgettingProtocol? peer = new((_, transport) => End(transport, isPeersEnd ? 0 : 2), static () => { });
            scene.Meet(() => Interlocked.Exchange(ref protocol, null), () => Interlocked.Exchange(ref peer, null));
        }
    }

    private static void End(ITransport transport, int way)
    {
        if (way == 0)
        {
            transport.LoseConnection();
        }
        else if (way == 1)
        {
            transport.AbortConnection();
        }
    }

    private static string[] FindAlive(List<(string Name, WeakReference Reference)> made)
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return [.. made.Where(entry => entry.Reference.IsAlive).Select(entry => entry.Name)];
    }
}
