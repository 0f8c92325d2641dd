using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>
/// R-PORT-05: descriptors run out. Only for a subject that lets the kit say so: to take all that the process has would be its end.
/// </summary>
internal static class PortFaultChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-PORT-05", context => TcpFaultChecks.Play(context, OutlivesFailuresToAccept)),
    ];

    private static void OutlivesFailuresToAccept(StreamScene scene, SocketFaults faults)
    {
        foreach (var error in new[] { SocketError.ConnectionAborted, SocketError.TooManyOpenSockets, SocketError.NoBufferSpaceAvailable })
        {
            faults.FailNextAccept(error);
        }

        // Whether the first peer is turned away or waits is the port's choice; the next one is served.
        scene.ExpectsErrors = true;
        var subject = scene.NewSubject();
        var peer = scene.NewPeer();
        var next = scene.NewPeer();
        var isNext = false;
        scene.When(
            () => peer.IsMade || peer.End is not null,
            () =>
            {
                isNext = true;
                scene.Approach(next, scene.Port!.GetHost());
            });
        scene.Play(
            () => scene.Approach(peer, scene.Listen(() => isNext ? subject : scene.NewSubject()).GetHost()),
            () => subject.IsMade && next.IsMade,
            "a port to serve a peer after accepting has failed");
        scene.Expect(subject.IsMade, "a port to serve a peer after accepting has failed", "it did not");
    }
}
