using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Turns the reactor while it holds a span of received bytes.</summary>
internal sealed class IteratingProtocol(IReactor reactor, Action<string> report, Action before) : Protocol
{
    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        before();
        for (var turn = 0; turn < 3; turn++)
        {
            reactor.Iterate(TimeSpan.FromMilliseconds(10));
        }

        report(Encoding.UTF8.GetString(data));
        reactor.Stop();
    }
}
