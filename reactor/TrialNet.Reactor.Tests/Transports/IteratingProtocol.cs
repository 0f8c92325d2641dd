using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Turns the reactor while it holds a span of received bytes.</summary>
internal sealed class IteratingProtocol(IReactor reactor, Action before, Func<bool> isDone, Action<string> report) : Protocol
{
    private const int MostTurns = 1000;

    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        before();
        for (var turn = 0; turn < MostTurns && !isDone(); turn++)
        {
            reactor.Iterate(TimeSpan.FromMilliseconds(10));
        }

        report(Encoding.UTF8.GetString(data));
        reactor.Stop();
    }
}
