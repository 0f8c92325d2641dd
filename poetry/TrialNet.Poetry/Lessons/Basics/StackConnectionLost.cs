using System.Diagnostics;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Basics;

/// <summary>Exercise 5.2: a protocol is called by its transport, and that by the reactor, when the other side is gone.</summary>
internal sealed class StackConnectionLost() : ReactorLesson("stack-connection-lost", 5, "exercise 5.2: who calls ConnectionLost")
{
    protected override void Run()
    {
        Reactor.CallWhenRunning(Connect);
        Reactor.Run();
    }

    private void Connect()
    {
        var port = Reactor.ListenTcp(0, new ProtocolFactory<Server>(), networkInterface: "127.0.0.1");
        Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new Clients(this));
    }

    private void Lost(Failure reason)
    {
        Say($"The connection is lost: {reason.Type.Name}. The stack:");
        Complain(new StackTrace().ToString().TrimEnd());
        Reactor.Stop();
    }

    /// <summary>Hangs up on everybody.</summary>
    private sealed class Server : Protocol
    {
        public override void ConnectionMade() => Transport.LoseConnection();
    }

    private sealed class Client(StackConnectionLost lesson) : Protocol
    {
        public override void ConnectionLost(Failure reason) => lesson.Lost(reason);
    }

    private sealed class Clients(StackConnectionLost lesson) : ClientFactory
    {
        public override IProtocol BuildProtocol(System.Net.EndPoint address) => new Client(lesson);
    }
}
