using System.Buffers;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Series.Part08Timeout;

/// <summary>Collects bytes until the connection ends.</summary>
/// <param name="factory">Who made it.</param>
internal sealed class PoetryProtocol(PoetryClientFactory factory) : Protocol
{
    private readonly ArrayBufferWriter<byte> _poem = new();

    /// <inheritdoc/>
    public override void DataReceived(ReadOnlySpan<byte> data) => _poem.Write(data);

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        if (reason.Check<ConnectionDoneException>() is null)
        {
            var text = $"The connection to {Transport.GetPeer()} was lost after {_poem.WrittenCount} bytes.";
            factory.PoemFailed(new Failure(new PoemTruncatedException(text, reason.Value)));
        }
        else
        {
            factory.PoemFinished(_poem.WrittenSpan.ToArray());
        }
    }
}
