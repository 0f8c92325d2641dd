using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>
/// Gives a poem that all clients share to one of them, as fast as it is taken, and closes: of a long poem no more than two pieces wait
/// in a connection, however slowly its client reads. Threading: the reactor's own thread.
/// </summary>
/// <param name="transport">Where the client is.</param>
/// <param name="poem">The poem, which must not change.</param>
internal sealed class PoemSender(ITransport transport, ReadOnlyMemory<byte> poem) : IPoemSender, IPullProducer
{
    /// <summary>What is given at a time.</summary>
    public const int PieceSize = 64 * 1024;

    private int _sent;
    private bool _isStopped;

    /// <inheritdoc/>
    public bool IsWaitingForPeer => true;

    /// <inheritdoc/>
    public long BytesSent => _sent;

    /// <inheritdoc/>
    public void Start()
    {
        if (poem.Length <= PieceSize)
        {
            _sent = poem.Length;
            transport.Write(poem.Span);
            transport.LoseConnection();
        }
        else
        {
            transport.RegisterProducer(this);
        }
    }

    /// <inheritdoc/>
    public void Stop() => _isStopped = true;

    /// <inheritdoc/>
    public void ResumeProducing()
    {
        if (_isStopped)
        {
            return;
        }

        var piece = poem.Slice(_sent, Math.Min(PieceSize, poem.Length - _sent));
        _sent += piece.Length;
        transport.Write(piece.Span);
        if (_sent == poem.Length)
        {
            _isStopped = true;
            transport.UnregisterProducer();
            transport.LoseConnection();
        }
    }

    /// <inheritdoc/>
    public void StopProducing() => Stop();
}
