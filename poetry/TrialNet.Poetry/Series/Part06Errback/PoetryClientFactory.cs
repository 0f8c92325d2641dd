using System.Net;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part06Errback;

/// <summary>One factory for one poem, and two functions to call: nothing is printed here any more.</summary>
/// <param name="run">The run.</param>
/// <param name="callback">Gets the poem.</param>
/// <param name="errback">Gets the reason if there is none.</param>
internal sealed class PoetryClientFactory(SeriesRun run, Action<byte[]> callback, Action<Failure> errback) : ClientFactory
{
    /// <inheritdoc/>
    public override IProtocol BuildProtocol(EndPoint address) => new PoetryProtocol(run, this);

    /// <inheritdoc/>
    public override void ClientConnectionFailed(IConnector connector, Failure reason) => errback(reason);

    /// <summary>The protocol has its poem.</summary>
    public void PoemFinished(byte[] poem) => callback(poem);

    /// <summary>The protocol has half a poem, or none.</summary>
    public void PoemFailed(Failure reason) => errback(reason);
}
