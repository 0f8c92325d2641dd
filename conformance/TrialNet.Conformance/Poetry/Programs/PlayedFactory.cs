using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>A server of the kit's that does one thing with each connection.</summary>
/// <param name="reactor">Whose timers to use.</param>
/// <param name="scale">By what its times are multiplied.</param>
/// <param name="play">What it does: gets the transport, and a way to do something so many seconds later, unless the connection is lost.</param>
internal sealed class PlayedFactory(IReactorTime reactor, double scale, Action<ITransport, Action<double, Action>> play) : IProtocolFactory
{
    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol BuildProtocol(EndPoint address) => new Played(reactor, scale, play);

    private sealed class Played(IReactorTime reactor, double scale, Action<ITransport, Action<double, Action>> play) : IProtocol
    {
        private IDelayedCall? _timer;

        public void MakeConnection(ITransport transport) =>
            play(transport, (seconds, action) => _timer = reactor.CallLater(TimeSpan.FromSeconds(seconds * scale), action));

        public void DataReceived(ReadOnlySpan<byte> data)
        {
        }

        public void ConnectionLost(Failure reason) => _timer?.Release();
    }
}
