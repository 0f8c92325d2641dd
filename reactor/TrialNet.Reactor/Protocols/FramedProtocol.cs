using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Protocols;

/// <summary>What protocols have in common that cut the stream into frames: lines, netstrings, strings with a length before them.</summary>
/// <remarks>
/// For a framing of your own, override <see cref="TryTakeFrame"/> and <see cref="DeliverFrame"/>.
/// A frame that lies whole in what came is handed over where it lies; only one that is cut is put together, in a buffer that grows
/// with what really came. The cost is proportional to the bytes, however they are cut. What is handed over is valid during the
/// call. No frame is delivered after <see cref="ITransport.LoseConnection"/> or <see cref="ITransport.AbortConnection"/>, nor
/// while paused, not even one that has come already. Threading: the reactor's own thread.
/// </remarks>
public abstract class FramedProtocol : Protocol, IProtocol
{
    private FrameBuffer _buffer;
    private int _frameLength;
    private int _unread;
    private bool _isDelivering;
    private bool _isEnded;

    /// <summary>Makes a protocol.</summary>
    protected FramedProtocol()
    {
    }

    /// <summary>Whether <see cref="PauseProducing"/> was called, and not <see cref="ResumeProducing"/> since.</summary>
    public bool IsPaused { get; private set; }

    /// <inheritdoc/>
    public sealed override void DataReceived(ReadOnlySpan<byte> data)
    {
        if (_isEnded || Transport.IsDisconnecting)
        {
            return;
        }

        if (_isDelivering || IsPaused || !_buffer.IsEmpty)
        {
            _buffer.Append(data, mayMove: !_isDelivering);
            DeliverKept();
        }
        else
        {
            DeliverFrom(data);
        }
    }

    /// <summary>
    /// Delivers nothing until <see cref="ResumeProducing"/>, neither frames that have come already nor new ones, and pauses the
    /// transport (R-TCP-21). To pause the transport alone keeps new data away, and no more than that.
    /// </summary>
    public void PauseProducing()
    {
        IsPaused = true;
        Transport.PauseProducing();
    }

    /// <summary>
    /// Resumes the transport and goes on with what has come already, inside this call unless a delivery makes it. What a delivery
    /// throws comes out of this call.
    /// </summary>
    public void ResumeProducing()
    {
        IsPaused = false;
        Transport.ResumeProducing();
        DeliverKept();
    }

    /// <summary>From here on nothing is delivered, also if a pause ends later (R-TCP-04).</summary>
    void IProtocol.ConnectionLost(Failure reason)
    {
        StopDelivering();
        ConnectionLost(reason);
    }

    /// <summary>Takes the next frame off the front of what is there; calls nobody.</summary>
    /// <param name="data">What has come and was not consumed: each time it begins where the part ended that was consumed before.</param>
    /// <param name="consumed">How many bytes of it are done with, those of the frame included; also if there is no frame yet.</param>
    /// <param name="frame">What to deliver.</param>
    /// <returns>Whether there is something to deliver.</returns>
    protected abstract bool TryTakeFrame(ReadOnlySpan<byte> data, out int consumed, out ReadOnlySpan<byte> frame);

    /// <summary>Hands over what <see cref="TryTakeFrame"/> has just taken.</summary>
    /// <param name="frame">Valid during the call only.</param>
    protected abstract void DeliverFrame(ReadOnlySpan<byte> frame);

    /// <summary>Delivers nothing more, whatever comes: the connection is gone, or the stream cannot be followed any further.</summary>
    protected void StopDelivering()
    {
        _isEnded = true;
        _buffer.Clear();
    }

    /// <summary>Puts bytes back in front of everything that has not been delivered; outside a delivery, delivers them.</summary>
    /// <param name="data">The bytes, which are copied.</param>
    /// <exception cref="InvalidOperationException"><see cref="Unread"/> was called for this frame.</exception>
    protected void PutBack(ReadOnlySpan<byte> data)
    {
        if (_isEnded || data.IsEmpty)
        {
            return;
        }

        if (_unread > 0)
        {
            throw new InvalidOperationException("The end of this frame was put back already.");
        }

        _frameLength = 0;
        _buffer.Prepend(data);
        DeliverKept();
    }

    /// <summary>
    /// Takes the last bytes that were consumed for the frame that is being delivered as not consumed, without a copy: they come next.
    /// </summary>
    /// <param name="count">How many bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// It is negative or more than the frame has; or no frame is being delivered, or <see cref="PutBack"/> was called for it.
    /// </exception>
    protected void Unread(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _frameLength);
        _unread = count;
    }

    private bool CanDeliver() => !_isEnded && !IsPaused && !Transport.IsDisconnecting;

    /// <summary>Delivers frames where they lie, and keeps the rest.</summary>
    private void DeliverFrom(ReadOnlySpan<byte> data)
    {
        var position = 0;
        _isDelivering = true;
        try
        {
            // What a delivery puts into the buffer has its place before or after the rest, which has to join it there.
            while (_buffer.IsEmpty && CanDeliver())
            {
                var isFrame = TryTakeFrame(data[position..], out var consumed, out var frame);
                position += consumed;
                if (!isFrame)
                {
                    break;
                }

                _frameLength = frame.Length;
                DeliverFrame(frame);
                position -= TakeUnread();
            }
        }
        finally
        {
            Settle(data[position..]);
        }

        DeliverKept();
    }

    private void DeliverKept()
    {
        if (_isDelivering || _buffer.IsEmpty)
        {
            return;
        }

        _isDelivering = true;
        try
        {
            while (CanDeliver())
            {
                var isFrame = TryTakeFrame(_buffer.Content, out var consumed, out var frame);
                _buffer.Consume(consumed);
                if (!isFrame)
                {
                    break;
                }

                _frameLength = frame.Length;
                DeliverFrame(frame);
                _buffer.Consume(-TakeUnread());
                _buffer.EndDelivery();
            }
        }
        finally
        {
            Settle([]);
        }
    }

    private int TakeUnread()
    {
        var count = _isEnded ? 0 : _unread;
        _unread = 0;
        return count;
    }

    private void Settle(ReadOnlySpan<byte> rest)
    {
        _isDelivering = false;
        _frameLength = 0;
        _unread = 0;
        if (!_isEnded)
        {
            _buffer.Settle(rest);
        }
    }
}
