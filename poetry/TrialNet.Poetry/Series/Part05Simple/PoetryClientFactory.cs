using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part05Simple;

/// <summary>Makes protocols, prints poems as they come, and stops the reactor after the last.</summary>
/// <param name="run">The run.</param>
internal sealed class PoetryClientFactory(SeriesRun run) : ClientFactory
{
    private int _pending = run.Addresses.Count;

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => PoemFailed($"Failed to connect to: {connector.Destination}");

    /// <summary>A protocol has its poem.</summary>
    public void PoemFinished(ReadOnlySpan<byte> poem)
    {
        run.PrintPoem(poem);
        PoemDone();
    }

    /// <summary>A protocol has half a poem, or none.</summary>
    public void PoemFailed(Failure reason) => PoemFailed($"Poem failed: {SeriesText.ReasonOf(reason)}");

    private void PoemFailed(string why)
    {
        run.Complain(why);
        PoemDone();
    }

    private void PoemDone()
    {
        if (--_pending == 0)
        {
            run.Stop();
        }
    }
}
