using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>
/// R-PORT-05: a signal interrupts accepting, a peer goes away meanwhile, descriptors run out. Only for a subject that lets the kit say so: to take all that the process has would be its end.
/// </summary>
internal static class PortFaultChecks
{
    private static ReadOnlySpan<byte> Greeting => "served"u8;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-PORT-05", context => TcpFaultChecks.Play(context, OutlivesFailuresToAccept)),
    ];

    private static void OutlivesFailuresToAccept(StreamScene scene, SocketFaults faults)
    {
        foreach (var error in new[] { SocketError.Interrupted, SocketError.ConnectionAborted, SocketError.TooManyOpenSockets, SocketError.NoBufferSpaceAvailable })
        {
            faults.FailNextAccept(error);
        }

        // Whether the first peer is turned away or waits is the port's choice; the next one is served.
        scene.ExpectsErrors = true;
        var peer = scene.NewPeer();
        var next = scene.NewPeer();
        scene.When(() => peer.ReceivedCount >= Greeting.Length || peer.End is not null, () => scene.Approach(next, scene.Port!.GetHost()));
        scene.Play(
            () => scene.Approach(peer, scene.Listen(Serve).GetHost()),
            () => next.ReceivedCount >= Greeting.Length,
            "a port to serve a peer after accepting has failed");
        scene.ExpectBytes(Greeting, next.Received, "a peer that comes after accepting has failed");

        WatchedProtocol Serve()
        {
            var subject = scene.NewSubject();
            subject.OnMade = () => subject.Write(Greeting);
            return subject;
        }
    }
}
