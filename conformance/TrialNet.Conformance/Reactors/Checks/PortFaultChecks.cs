using System.Net;
using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Faults;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-PORT-05: descriptors run out.</summary>
internal static class PortFaultChecks
{
    // What the reactor needs for its next connections, and the machine for its own purposes, when all is well again.
    private const int Enough = 64;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-PORT-05", context => TcpFaultChecks.Play(context, OutlivesFailuresToAccept)),
        ReactorCheck.Alone("R-PORT-05", OutlivesTheLastDescriptor),
    ];

    private static void OutlivesFailuresToAccept(StreamScene scene, SocketFaults faults)
    {
        foreach (var error in new[] { SocketError.ConnectionAborted, SocketError.TooManyOpenSockets, SocketError.NoBufferSpaceAvailable })
        {
            faults.FailNextAccept(error);
        }

        scene.ExpectsErrors = true;
        var subject = scene.NewSubject();
        scene.Play(() => scene.Meet(subject, scene.NewPeer()), () => subject.IsMade, "a port to serve a peer after accepting has failed");
        scene.Expect(subject.IsMade, "a port to serve a peer after accepting has failed", "it did not");
    }

    private static void OutlivesTheLastDescriptor(ReactorCheckContext context)
    {
        if (context.Manifest.Has(ReactorCapability.VirtualTime) || !HeldDescriptors.IsPossible)
        {
            return;
        }

        using var scene = new StreamScene(context.Open(), context, context.Manifest, new TcpNet(), new StreamWay(true, true));
        scene.ExpectsErrors = true;
        using var inLine = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        var subject = scene.NewSubject();
        var refused = scene.NewSubject();
        var isServing = false;
        HeldDescriptors? held = null;
        try
        {
            scene.Play(
                () =>
                {
                    var port = scene.Listen(() => isServing ? subject : refused);
                    held = HeldDescriptors.HoldAll();
                    Approach(inLine, port.GetHost());

                    // Some turns with somebody in line and no descriptor for them: a port that gives up does so now.
                    scene.Later(
                        () =>
                        {
                            held.Free(Enough);
                            isServing = true;
                            scene.Approach(scene.NewPeer(), port.GetHost());
                        },
                        turns: 20);
                },
                () => subject.IsMade,
                "a port to serve a peer after descriptors had run out");
        }
        finally
        {
            held?.Dispose();
        }

        scene.Expect(subject.IsMade, "a port to serve a peer after descriptors had run out", "it did not");
    }

    private static void Approach(Socket socket, EndPoint address)
    {
        try
        {
            socket.Connect(address);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // Under way: the system has taken it in line.
        }
    }
}
