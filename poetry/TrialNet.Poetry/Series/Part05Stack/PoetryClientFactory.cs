using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part05Stack;

/// <summary>Makes protocols, and stops the reactor when none of them has come to data.</summary>
/// <param name="run">The run.</param>
internal sealed class PoetryClientFactory(SeriesRun run) : ClientFactory
{
    private int _pending = run.Addresses.Count;

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => NothingCame($"Failed to connect to: {connector.Destination}");

    /// <summary>A connection has ended before anything came, or could not be made.</summary>
    public void NothingCame(string why)
    {
        run.Complain(why);
        if (--_pending == 0)
        {
            run.Stop();
        }
    }
}
