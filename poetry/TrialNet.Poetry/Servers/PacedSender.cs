using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Servers;

/// <summary>
/// Gives a poem to a client a chunk at a time, with pauses on the reactor's clock, and closes. While the client takes nothing it is
/// given nothing more. Threading: the reactor's own thread.
/// </summary>
/// <param name="transport">Where the client is.</param>
/// <param name="clock">Whose timers to use.</param>
/// <param name="poem">The poem, which must not change.</param>
/// <param name="pace">How slowly.</param>
internal sealed class PacedSender(ITransport transport, IReactorTime clock, ReadOnlyMemory<byte> poem, Pace pace) : IPoemSender, IPushProducer
{
    private int _sent;
    private IDelayedCall? _timer;
    private TimeSpan _due;
    private bool _isPaused;
    private bool _isStopped;

    /// <inheritdoc/>
    public bool IsWaitingForPeer => _isPaused || _isStopped;

    /// <inheritdoc/>
    public long BytesSent => _sent;

    /// <inheritdoc/>
    public void Start()
    {
        _due = clock.Now;
        transport.RegisterProducer(this);
        SendChunk();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _isStopped = true;
        _timer?.Release();
    }

    /// <inheritdoc/>
    public void PauseProducing()
    {
        _isPaused = true;
        _timer?.Release();
    }

    /// <inheritdoc/>
    public void ResumeProducing()
    {
        if (_isPaused && !_isStopped)
        {
            _isPaused = false;
            _timer = clock.CallLater(NextDelay(), SendChunk);
        }
    }

    /// <inheritdoc/>
    public void StopProducing() => Stop();

    private void SendChunk()
    {
        if (_isStopped)
        {
            return;
        }

        if (_sent == poem.Length)
        {
            Stop();
            transport.UnregisterProducer();
            transport.LoseConnection();
            return;
        }

        var chunk = poem.Slice(_sent, Math.Min(pace.ChunkSize, poem.Length - _sent));
        _sent += chunk.Length;
        transport.Write(chunk.Span);
        if (!_isPaused && !_isStopped)
        {
            _timer = clock.CallLater(NextDelay(), SendChunk);
        }
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
