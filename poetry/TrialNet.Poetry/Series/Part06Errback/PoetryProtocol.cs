using System.Buffers;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part06Errback;

/// <summary>Collects bytes until the connection ends.</summary>
/// <param name="run">The run.</param>
/// <param name="factory">Who made it.</param>
internal sealed class PoetryProtocol(SeriesRun run, PoetryClientFactory factory) : Protocol
{
    private readonly ArrayBufferWriter<byte> _poem = new();
    private readonly PoemWatch _watch = new(run);

    /// <inheritdoc/>
    public override void ConnectionMade() => _watch.Begin(Transport);

    /// <inheritdoc/>
    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        _watch.Heard(data.Length);
        _poem.Write(data);
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        if (_watch.End(reason) is { } failure)
        {
            factory.PoemFailed(failure);
        }
        else
        {
            factory.PoemFinished(_poem.WrittenSpan.ToArray());
        }
    }
}
