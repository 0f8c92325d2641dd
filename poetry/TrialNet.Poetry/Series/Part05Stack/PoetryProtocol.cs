using TrialNet.Defer;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part05Stack;

/// <summary>Looks down when the first bytes come.</summary>
/// <param name="run">The run.</param>
/// <param name="factory">Who made it.</param>
internal sealed class PoetryProtocol(SeriesRun run, PoetryClientFactory factory) : Protocol
{
    private readonly PoemWatch _watch = new(run);

    /// <inheritdoc/>
    public override void ConnectionMade() => _watch.Begin(Transport);

    /// <inheritdoc/>
    public override void DataReceived(ReadOnlySpan<byte> data)
    {
        _watch.Heard(data.Length);
        if (run.ShowStack())
        {
            run.Stop();
        }
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        var failure = _watch.End(reason);
        if (!run.IsDone)
        {
            factory.NothingCame(failure is null ? "The server sent nothing" : SeriesText.ReasonOf(failure));
        }
    }
}
