using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>The receiving end of a <see cref="SimulatedTalk"/>.</summary>
/// <param name="received">Gets the bytes.</param>
/// <param name="lost">Gets the reason of the end.</param>
internal sealed class TalkFactory(Action<byte[]> received, Action<Exception> lost) : IProtocolFactory
{
    public void DoStart()
    {
    }

    public void DoStop()
    {
    }

    public IProtocol BuildProtocol(EndPoint address) => new Listener(received, lost);

    private sealed class Listener(Action<byte[]> received, Action<Exception> lost) : IProtocol
    {
        public void MakeConnection(ITransport transport)
        {
        }

        public void DataReceived(ReadOnlySpan<byte> data) => received(data.ToArray());

        public void ConnectionLost(Failure reason) => lost(reason.Value);
    }
}
