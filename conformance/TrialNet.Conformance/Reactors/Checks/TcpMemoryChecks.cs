using System.Runtime.CompilerServices;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TCP-24: what a reactor holds of connections that are lost.</summary>
internal static class TcpMemoryChecks
{
    private const int Connections = 8;

    internal static IReadOnlyList<ReactorCheck> All { get; } = [new StreamPlay("R-TCP-24", ForgetsTheLost).ToCheck()];

    private static void ForgetsTheLost(StreamScene scene)
    {
        var made = new List<WeakReference>();
        var lost = 0;
        var left = -1;
        var last = scene.NewSubject();
        scene.When(() => lost == Connections, () => scene.Meet(last, scene.NewPeer()));

        // One more connection: what a stack frame of the loop still refers to is not what the reactor holds.
        scene.When(() => last.IsMade, () => scene.Later(() => left = CountAlive(made)));
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
            () => left >= 0,
            "connections to end");
        scene.Expect(
            left == 0,
            $"nothing to refer to {Connections} protocols, and their transports, after ConnectionLost",
            $"of these {made.Count} objects {left} are still referred to");
    }

    // On its own, so that no local of the check refers to a protocol.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Begin(StreamScene scene, int number, List<WeakReference> made, Action lost)
    {
        var peer = scene.NewPeer();
        ForgettingProtocol? protocol = new(
            (self, transport) =>
            {
                made.Add(new WeakReference(self));
                made.Add(new WeakReference(transport));
                End(transport, number, peer, scene);
            },
            lost);
        scene.Meet(() => Interlocked.Exchange(ref protocol, null), peer);
    }

    private static void End(ITransport transport, int number, Peer peer, WatchedScene scene)
    {
        switch (number % 3)
        {
            case 0:
                transport.LoseConnection();
                break;
            case 1:
                transport.AbortConnection();
                break;
            default:
                scene.When(() => peer.IsMade, peer.Close);
                break;
        }
    }

    private static int CountAlive(List<WeakReference> references)
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return references.Count(reference => reference.IsAlive);
    }
}
