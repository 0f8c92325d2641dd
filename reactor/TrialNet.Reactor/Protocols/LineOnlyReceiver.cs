using System.Buffers;

namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of lines: each ends with <see cref="Delimiter"/>. Threading: the reactor's own thread.</summary>
/// <remarks>See <see cref="FramedProtocol"/> for what holds of all frames. A last line without its end is not delivered.</remarks>
public abstract class LineOnlyReceiver : FramedProtocol
{
    private byte[] _delimiter = "\r\n"u8.ToArray();
    private int _maxLength = 16_384;
    private int _searched;
    private bool _isSkipping;
    private bool _isTooLong;

    /// <summary>What ends a line: carriage return and line feed, unless set otherwise.</summary>
    /// <exception cref="ArgumentException">There must be at least one byte.</exception>
    public ReadOnlyMemory<byte> Delimiter
    {
        get => _delimiter;
        set
        {
            if (value.IsEmpty)
            {
                throw new ArgumentException("A delimiter has at least one byte.", nameof(value));
            }

            _delimiter = value.ToArray();
            _searched = 0;
        }
    }

    /// <summary>The longest line that is taken, in bytes and without its delimiter: 16,384 unless set otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxLength
    {
        get => _maxLength;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _maxLength = value;
        }
    }

    /// <summary>Takes a line.</summary>
    /// <param name="line">The line without its delimiter; valid during the call only.</param>
    public virtual void LineReceived(ReadOnlySpan<byte> line)
    {
    }

    /// <summary>
    /// A line is longer than <see cref="MaxLength"/>: called once for it, as soon as that is certain. Unless overridden it closes
    /// the connection; if the connection is not closed, the rest of the line is passed over and the next one is delivered.
    /// </summary>
    /// <param name="line">The first <see cref="MaxLength"/> bytes of the line and one more; valid during the call only.</param>
    public virtual void LineLengthExceeded(ReadOnlySpan<byte> line) => Transport.LoseConnection();

    /// <summary>Sends a line and its delimiter, in one write.</summary>
    /// <param name="line">The line.</param>
    public void SendLine(ReadOnlySpan<byte> line)
    {
        var length = checked(line.Length + _delimiter.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        line.CopyTo(buffer);
        _delimiter.CopyTo(buffer.AsSpan(line.Length));
        Transport.Write(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <inheritdoc/>
    protected override bool TryTakeFrame(ReadOnlySpan<byte> data, out int consumed, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        _isTooLong = false;
        if (_isSkipping)
        {
            consumed = SkipRest(data);
            if (_isSkipping)
            {
                return false;
            }

            data = data[consumed..];
        }
        else
        {
            consumed = 0;
        }

        var end = Find(data);
        if (end >= 0)
        {
            frame = data[..end];
            consumed += end + _delimiter.Length;
            return true;
        }

        if (data.Length - _delimiter.Length < _maxLength)
        {
            return false;
        }

        // No delimiter begins within the first MaxLength + 1 bytes.
        _isTooLong = true;
        _isSkipping = true;
        _searched = 0;
        frame = data[..(_maxLength + 1)];
        consumed += frame.Length;
        return true;
    }

    /// <inheritdoc/>
    protected override void DeliverFrame(ReadOnlySpan<byte> frame)
    {
        if (_isTooLong)
        {
            LineLengthExceeded(frame);
        }
        else
        {
            LineReceived(frame);
        }
    }

    /// <summary>What was searched before is not what lies in front any more.</summary>
    private protected void SearchAnew(bool endsLine)
    {
        _searched = 0;
        _isSkipping &= !endsLine;
    }

    /// <summary>Finds the end of a line that is not too long; no byte is searched twice, however often this is called.</summary>
    private int Find(ReadOnlySpan<byte> data)
    {
        var window = (int)Math.Min(data.Length, (long)_maxLength + _delimiter.Length);
        var from = Math.Min(Math.Max(0, _searched - _delimiter.Length + 1), window);
        var found = data[from..window].IndexOf(_delimiter);
        _searched = found >= 0 || window < data.Length ? 0 : window;
        return found < 0 ? -1 : from + found;
    }

    private int SkipRest(ReadOnlySpan<byte> data)
    {
        var found = data.IndexOf(_delimiter);
        if (found >= 0)
        {
            _isSkipping = false;
            return found + _delimiter.Length;
        }

        // The delimiter may have begun.
        return Math.Max(0, data.Length - _delimiter.Length + 1);
    }
}
