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
public sealed class SlowPoetryProtocol(IReactorTime clock, ReadOnlyMemory<byte> poem, Pace pace) : Protocol, IHalfCloseableProtocol, ISendingProtocol
{
    private PacedSender? _sender;

    bool ISendingProtocol.IsWaitingForPeer => _sender is { IsWaitingForPeer: true };

    long ISendingProtocol.BytesSent => _sender?.BytesSent ?? 0;

    /// <inheritdoc/>
    public override void ConnectionMade()
    {
        _sender = new PacedSender(Transport, clock, poem, pace);
        _sender.Start();
    }

    // P-ONE-04: a client that left leaves no timer behind.

    /// <inheritdoc/>
    public override void ConnectionLost(Failure reason) => _sender?.Stop();

    /// <inheritdoc/>
    public void ReadConnectionLost()
    {
    }

    /// <inheritdoc/>
    public void WriteConnectionLost()
    {
    }
}
