using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part06Callback;

/// <summary>One factory for one poem: it has the callback, and what to do with poems is no longer its business.</summary>
/// <param name="run">The run.</param>
/// <param name="callback">Gets the poem; or null.</param>
internal sealed class PoetryClientFactory(SeriesRun run, Action<byte[]?> callback) : ClientFactory
{
    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason)
    {
        run.Complain($"Failed to connect to: {connector.Destination}");
        callback(null);
    }

    /// <summary>The protocol has its poem.</summary>
    public void PoemFinished(byte[] poem) => callback(poem);

    /// <summary>The protocol has half a poem, or none; all that can be done here is to say so.</summary>
    public void PoemFailed(Failure reason)
    {
        run.Complain($"Poem failed: {SeriesText.ReasonOf(reason)}");
        callback(null);
    }
}
