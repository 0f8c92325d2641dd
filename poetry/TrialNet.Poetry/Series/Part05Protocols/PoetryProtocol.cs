using System.Buffers;
using TrialNet.Defer;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part05Protocols;

/// <summary>One connection: collects bytes, says so, and hands the factory what it has when the connection ends.</summary>
/// <param name="run">The run.</param>
/// <param name="factory">Who made it.</param>
/// <param name="task">Its number.</param>
internal sealed class PoetryProtocol(SeriesRun run, PoetryClientFactory factory, int task) : Protocol
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
        run.PrintChunk($"Task {task}: got {data.Length} bytes of poetry from {Transport.GetPeer()}");
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        if (_watch.End(reason) is { } failure)
        {
            factory.PoemFailed(task, failure);
        }
        else
        {
            factory.PoemFinished(task, _poem.WrittenSpan.ToArray());
        }
    }
}
