using System.Buffers;
using System.Buffers.Binary;

namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of strings, each with its length before it, in network byte order. Threading: the reactor's own thread.</summary>
/// <remarks>See <see cref="FramedProtocol"/> for what holds of all frames.</remarks>
public abstract class IntStringReceiver : FramedProtocol
{
    private readonly int _prefix;
    private int _maxLength = 99_999;
    private long _length = -1;

    /// <summary>Makes a protocol.</summary>
    /// <param name="prefix">How many bytes the length has: 1, 2 or 4.</param>
    protected IntStringReceiver(int prefix)
    {
        if (prefix is not (1 or 2 or 4))
        {
            throw new ArgumentOutOfRangeException(nameof(prefix), prefix, "A length has 1, 2 or 4 bytes.");
        }

        _prefix = prefix;
    }

    /// <summary>The longest string that is taken, in bytes: 99,999 unless set otherwise.</summary>
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

    private long LargestLength => (1L << (_prefix * 8)) - 1;

    /// <summary>Takes a string.</summary>
    /// <param name="payload">The string; valid during the call only, may be empty.</param>
    public virtual void StringReceived(ReadOnlySpan<byte> payload)
    {
    }

    /// <summary>
    /// A string is longer than <see cref="MaxLength"/>: called as soon as its length has come. The connection is closed when this
    /// returns, and nothing after is delivered.
    /// </summary>
    /// <param name="length">The length.</param>
    public virtual void LengthLimitExceeded(long length)
    {
    }

    /// <summary>Sends a string with its length, in one write.</summary>
    /// <param name="payload">The string.</param>
    /// <exception cref="ArgumentException">Its length does not fit into the bytes that this protocol has for it.</exception>
    public void SendString(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > LargestLength)
        {
            throw new ArgumentException($"{payload.Length} bytes are more than the {LargestLength} of a string with a length of {_prefix * 8} bits.", nameof(payload));
        }

        var length = checked(_prefix + payload.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(length, sizeof(uint)));
        WriteLength(buffer, (uint)payload.Length);
        payload.CopyTo(buffer.AsSpan(_prefix));
        Transport.Write(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <inheritdoc/>
    protected sealed override bool TryTakeFrame(ReadOnlySpan<byte> data, out int consumed, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        consumed = 0;
        if (_length < 0)
        {
            if (data.Length < _prefix)
            {
                return false;
            }

            _length = ReadLength(data);
            consumed = _prefix;
            data = data[_prefix..];
        }

        if (_length > _maxLength)
        {
            return true;
        }

        if (data.Length < _length)
        {
            return false;
        }

        frame = data[..(int)_length];
        consumed += frame.Length;
        _length = -1;
        return true;
    }

    /// <inheritdoc/>
    protected sealed override void DeliverFrame(ReadOnlySpan<byte> frame)
    {
        if (_length < 0)
        {
            StringReceived(frame);
            return;
        }

        StopDelivering();
        try
        {
            LengthLimitExceeded(_length);
        }
        finally
        {
            Transport.LoseConnection();
        }
    }

    private long ReadLength(ReadOnlySpan<byte> data) => _prefix switch
    {
        1 => data[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(data),
        _ => BinaryPrimitives.ReadUInt32BigEndian(data),
    };

    private void WriteLength(Span<byte> output, uint length)
    {
        switch (_prefix)
        {
            case 1:
                output[0] = (byte)length;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(output, (ushort)length);
                break;
            default:
                BinaryPrimitives.WriteUInt32BigEndian(output, length);
                break;
        }
    }
}
