using System.Net;
using System.Text;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Runner.Tests.Simulation;

/// <summary>Tests that know nothing of simulations, and an error that a kind network never shows: the first piece is taken for the whole.</summary>
internal sealed class Impatient : TestCase
{
    private const string Text = "a message that may come in pieces";

    public async Deferred TestTakesThePieceForTheWhole() => AssertEqual(Text, (await Hear()).First);

    public async Deferred TestWaitsForTheEnd() => AssertEqual(Text, (await Hear()).Whole);

    public void TestAlwaysFails() => Fail("whatever the network does");

    private async Deferred<Ear> Hear()
    {
        var port = Reactor.ListenTcp(0, new Mouth(), networkInterface: "127.0.0.1");
        AddCleanup(port.StopListening);
        var ear = new Ear();
        Reactor.ConnectTcp("127.0.0.1", port.GetHost().Port, new Head(ear));
        await ear.Left;
        return ear;
    }

    private sealed class Mouth : ProtocolFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => new Speaker();
    }

    private sealed class Head(Ear ear) : ClientFactory
    {
        public override IProtocol BuildProtocol(EndPoint address) => ear;
    }

    private sealed class Speaker : Protocol
    {
        public override void ConnectionMade()
        {
            Transport.Write(Encoding.ASCII.GetBytes(Text));
            Transport.LoseConnection();
        }
    }

    private sealed class Ear : Protocol
    {
        public string First { get; private set; } = "";

        public string Whole { get; private set; } = "";

        public Deferred<Unit> Left { get; } = new();

        public override void DataReceived(ReadOnlySpan<byte> data)
        {
            var text = Encoding.ASCII.GetString(data);
            First = First.Length == 0 ? text : First;
            Whole += text;
        }

        public override void ConnectionLost(Failure reason) => Left.Callback(Unit.Value);
    }
}
