using System.Net;
using TrialNet.Defer;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Lessons.Demos;

/// <summary>Who makes whom: the reactor asks the factory for a protocol, gives it its transport, and calls it from then on.</summary>
internal sealed class FigureWiring() : ReactorLesson("figure-wiring", 5, "figure: how factory, protocol and transport are put together")
{
    private readonly Sequence _figure = new("reactor", "factory", "protocol");

    protected override void Run()
    {
        Reactor.CallWhenRunning(Connect);
        Reactor.Run();
        foreach (var row in _figure.Rows)
        {
            Say(row);
        }
    }

    private void Connect()
    {
        var port = Reactor.ListenTcp(0, new ProtocolFactory<Greeter>(), networkInterface: "127.0.0.1");
        Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new Factory(this));
    }

    /// <summary>The other side: says something and hangs up.</summary>
    private sealed class Greeter : Protocol
    {
        public override void ConnectionMade()
        {
            Transport.Write("a poem"u8);
            Transport.LoseConnection();
        }
    }

    private sealed class Factory(FigureWiring lesson) : ClientFactory
    {
        public override void StartedConnecting(IConnector connector)
        {
            using var call = lesson._figure.Enter("factory", "StartedConnecting");
        }

        public override IProtocol BuildProtocol(EndPoint address)
        {
            using var call = lesson._figure.Enter("factory", "BuildProtocol");
            return new Client(lesson);
        }

        public override void ClientConnectionLost(IConnector connector, Failure reason)
        {
            using (lesson._figure.Enter("factory", "ClientConnectionLost"))
            {
                lesson.Reactor.Stop();
            }
        }
    }

    private sealed class Client : Protocol
    {
        private readonly FigureWiring _lesson;
        private bool _hasData;

        internal Client(FigureWiring lesson)
        {
            _lesson = lesson;
            using var call = lesson._figure.Enter("protocol", "is made");
        }

        public override void ConnectionMade()
        {
            using var call = _lesson._figure.Enter("protocol", $"ConnectionMade, {(Transport is null ? "without" : "with")} a transport");
        }

        public override void DataReceived(ReadOnlySpan<byte> data)
        {
            // The bytes may come in pieces: one is enough for a picture.
            if (!_hasData)
            {
                using var call = _lesson._figure.Enter("protocol", "DataReceived");
                _hasData = true;
            }
        }

        public override void ConnectionLost(Failure reason)
        {
            using var call = _lesson._figure.Enter("protocol", $"ConnectionLost: {reason.Type.Name}");
        }
    }
}
