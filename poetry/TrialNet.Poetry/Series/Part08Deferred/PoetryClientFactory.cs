using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part08Deferred;

/// <summary>One factory for one poem, and one Deferred, which sees to it itself that it is fired once.</summary>
/// <param name="run">The run.</param>
internal sealed class PoetryClientFactory(SeriesRun run) : ClientFactory
{
    /// <summary>The poem to come.</summary>
    public Deferred<byte[]> Poem { get; } = new();

    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => Poem.Errback(reason);

    /// <summary>The protocol has its poem.</summary>
    public void PoemFinished(byte[] poem) => Poem.Callback(poem);

    /// <summary>The protocol has half a poem, or none.</summary>
    public void PoemFailed(Failure reason) => Poem.Errback(reason);
}
