using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Failures;

/// <summary>Exercise 6.3: what comes of an attempt to connect is told later, never inside the call that begins it.</summary>
internal sealed class ConnectionFailed()
    : ReactorLesson("connection-failed", 6, "exercise 6.3: the failure to connect comes after the call has returned")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Connect);
        Reactor.Run();
    }

    private void Connect()
    {
        // Nobody listens there: the port was free a moment ago, and is free again.
        var port = Reactor.ListenTcp(0, new ProtocolFactory<Listener>(), networkInterface: "127.0.0.1");
        var number = port.GetHost().Port;
        port.StopListening().AddCallback(_ =>
        {
            Say("calling ConnectTcp");
            Reactor.ConnectTcp("127.0.0.1", number, new Client(this));
            Say("ConnectTcp has returned");
        });
    }

    private sealed class Listener : Protocol;

    private sealed class Client(ConnectionFailed lesson) : ClientFactory<Listener>
    {
        public override void ClientConnectionFailed(IConnector connector, Failure reason)
        {
            lesson.Say($"clientConnectionFailed: {reason.Type.Name}");
            lesson.Reactor.Stop();
        }
    }
}
