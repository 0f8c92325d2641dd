using System.Net.Sockets;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>
/// R-TCP-13: resets as soon as there is a connection. The system tells of a reset once; whoever looks whether an attempt has
/// succeeded, or asks for an address, must not take that away from the read that is to come.
/// </summary>
internal static class TcpResetChecks
{
    private const int Rounds = 12;
    private const int Moments = 400;
    private const int Microseconds = 1000;

    internal static IReadOnlyList<StreamPlay> Plays { get; } =
    [
        new("R-TCP-13", TellsOfAResetAtOnce) { IsOfTcp = true },
        new("R-TCP-13", TellsOfAResetBeforeTheFirstRead) { IsOfTcp = true },
        new("R-TCP-13", TellsOfAResetAtAnyMoment) { IsOfTcp = true, IsServer = false },
    ];

    // A client's attempt may fail by it: how far the client has come by then is the system's affair.
    private static void TellsOfAResetAtOnce(StreamScene scene)
    {
        var met = new List<(WatchedProtocol Subject, WatchedFactory Factory)>();
        scene.Play(
            () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var (subject, peer) = (scene.NewSubject(), scene.NewPeer());
                    subject.OnMade = () => AskForAddresses(subject);
                    if (scene.Way.IsServer)
                    {
                        scene.When(() => subject.IsMade && peer.IsMade, peer.Reset);
                    }
                    else
                    {
                        peer.OnMade = peer.Reset;
                    }

                    met.Add((subject, scene.Meet(subject, peer)));
                }
            },
            () => met.Count == Rounds && met.TrueForAll(static one => one.Subject.IsLost || one.Factory is WatchedClientFactory { Failures: > 0 }),
            "ConnectionLost, or a client's attempt to fail, when the peer resets a connection at once");
        met.ForEach(one => ExpectLost(scene, one.Subject));
    }

    private static void TellsOfAResetBeforeTheFirstRead(StreamScene scene)
    {
        var subjects = Enumerable.Range(0, Rounds).Select(_ => scene.NewSubject()).ToList();
        scene.Play(
            () =>
            {
                foreach (var subject in subjects)
                {
                    var peer = scene.NewPeer();
                    subject.OnMade = subject.PauseProducing;
                    scene.When(() => subject.IsMade && peer.IsMade, peer.Reset);
                    scene.When(
                        () => subject.IsMade && peer.IsClosed,
                        () =>
                        {
                            AskForAddresses(subject);
                            subject.ResumeProducing();
                        });
                    scene.Meet(subject, peer);
                }
            },
            () => subjects.TrueForAll(static subject => subject.IsLost),
            "ConnectionLost when the peer has reset the connection before anything was read");
        subjects.ForEach(subject => ExpectLost(scene, subject));
    }

    // A reset that comes while a client finds out that it is connected: that is soon over, so many are tried, each at another moment.
    private static void TellsOfAResetAtAnyMoment(StreamScene scene)
    {
        if (!scene.Way.IsRaw)
        {
            return;
        }

        using var listener = scene.Net.OpenSocket();
        listener.Bind(scene.Net.FreeAddress());
        listener.Listen();
        var isOver = false;
        Foreign.Start(() => ResetAll(listener, () => Volatile.Read(ref isOver)));
        var ended = 0;
        try
        {
            scene.Play(Next, () => ended == Moments, "ConnectionLost, or the attempt to fail, when the peer resets a connection at once");
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }

        void Next()
        {
            var subject = scene.NewSubject();
            subject.OnMade = () => AskForAddresses(subject);
            var factory = scene.Connect(listener.LocalEndPoint!, () => subject);
            scene.When(
                () => subject.IsLost || factory.Failures > 0,
                () =>
                {
                    ExpectLost(scene, subject);
                    if (++ended < Moments)
                    {
                        Next();
                    }
                });
        }
    }

    private static void ResetAll(Socket listener, Func<bool> isOver)
    {
        try
        {
            for (var moment = 0; !isOver();)
            {
                if (listener.Poll(Microseconds, SelectMode.SelectRead))
                {
                    using var socket = listener.Accept();
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                    Thread.SpinWait(moment++ % 40 * 25);
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The check is over.
        }
    }

    // What the answer is when the peer has gone is not judged here.
    private static void AskForAddresses(WatchedProtocol subject)
    {
        if (subject.IsOpen)
        {
            _ = Thrown.By(() => subject.Transport.GetHost());
            _ = Thrown.By(() => subject.Transport.GetPeer());
        }
    }

    private static void ExpectLost(StreamScene scene, WatchedProtocol subject) => scene.Expect(
        !subject.IsMade || subject.Reason?.Value is ConnectionLostException,
        "ConnectionLostException after a reset as soon as there was a connection",
        $"the reason is {subject.Reason?.Value.GetType().Name ?? "null"}");
}
