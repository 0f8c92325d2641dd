using TrialNet.Defer;
using TrialNet.Reactor.Protocols;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>Sends a chunk, sets a timer, and so on; never waits, so that any number of clients are served at the same time (P-ONE-03).</summary>
/// <remarks>
/// A client that only says that it will send no more (half-close, as netcat does at the end of its input) still gets its poem;
/// one that has left is noticed by the first chunk that comes back. Threading: the reactor's own thread.
/// </remarks>
/// <param name="clock">Whose timers to use.</param>
/// <param name="poem">The poem.</param>
/// <param name="pace">How slowly.</param>
public sealed class SlowPoetryProtocol(IReactorTime clock, ReadOnlyMemory<byte> poem, Pace pace) : Protocol, IHalfCloseableProtocol
{
    private ReadOnlyMemory<byte> _rest = poem;
    private IDelayedCall? _timer;
    private TimeSpan _due;

    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        _due = clock.Now;
        SendChunk();
    }

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason)
    {
        // P-ONE-04: a client that left leaves no timer behind.
        if (_timer is { IsActive: true })
        {
            _timer.Cancel();
        }
    }

    /// <inheritdoc/>
    public void ReadConnectionLost()
    {
    }

    /// <inheritdoc/>
    public void WriteConnectionLost()
    {
    }

    private void SendChunk()
    {
        if (_rest.IsEmpty)
        {
            Transport.LoseConnection();
            return;
        }

        var size = Math.Min(pace.ChunkSize, _rest.Length);
        Transport.Write(_rest.Span[..size]);
        _rest = _rest[size..];
        _timer = clock.CallLater(NextDelay(), SendChunk);
    }

    // Counted from when this chunk was due, not from when it was sent: so a busy reactor's small delays do not add up. One that
    // was held up for longer than a chunk takes goes on from now, without a burst.
    private TimeSpan NextDelay()
    {
        var now = clock.Now;
        _due += pace.Delay;
        if (_due < now)
        {
            _due = now;
        }

        return _due - now;
    }
}
