using System.Buffers;

namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of netstrings (rules P-NS). Threading: the reactor's own thread.</summary>
/// <remarks>
/// See <see cref="FramedProtocol"/> for what holds of all frames. What is no netstring, or too long a one, ends the connection as
/// soon as it is certain (P-NS-04, P-NS-07); nothing after it is delivered.
/// </remarks>
public abstract class NetstringReceiver : FramedProtocol
{
    private const int NoLength = -1;

    private int _maxLength = 99_999;
    private int _digits = NoLength;
    private int _length = NoLength;
    private string? _error;

    /// <summary>The longest payload that is taken, in bytes: 99,999 unless set otherwise (P-NS-05).</summary>
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

    /// <summary>Takes a payload.</summary>
    /// <param name="payload">Valid during the call only; may be empty (P-NS-08).</param>
    public virtual void StringReceived(ReadOnlySpan<byte> payload)
    {
    }

    /// <summary>The stream is no netstring; the connection is closed when this returns (P-NS-07).</summary>
    /// <param name="error">What is wrong.</param>
    public virtual void ParseFailed(NetstringParseException error)
    {
    }

    /// <summary>Sends a netstring, in one write; its length is not compared with <see cref="MaxLength"/>.</summary>
    /// <param name="payload">The payload.</param>
    public void SendString(ReadOnlySpan<byte> payload)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Netstring.GetEncodedLength(payload.Length));
        var length = Netstring.Encode(payload, buffer);
        Transport.Write(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <inheritdoc/>
    protected sealed override bool TryTakeFrame(ReadOnlySpan<byte> data, out int consumed, out ReadOnlySpan<byte> frame)
    {
        frame = default;
        consumed = _length == NoLength ? ReadLength(data) : 0;
        if (_error is not null)
        {
            return true;
        }

        data = data[consumed..];
        if (_length == NoLength || data.Length <= _length)
        {
            return false;
        }

        if (data[_length] != ',')
        {
            _error = $"{Name(data[_length])} stands where a comma should, after {_length} bytes.";
            return true;
        }

        frame = data[.._length];
        consumed += _length + 1;
        _length = NoLength;
        return true;
    }

    /// <inheritdoc/>
    protected sealed override void DeliverFrame(ReadOnlySpan<byte> frame)
    {
        if (_error is null)
        {
            StringReceived(frame);
            return;
        }

        StopDelivering();
        try
        {
            ParseFailed(new NetstringParseException(_error));
        }
        finally
        {
            Transport.LoseConnection();
        }
    }

    /// <summary>Reads digits up to the colon; they are not kept, only what they say so far is.</summary>
    private int ReadLength(ReadOnlySpan<byte> data)
    {
        for (var index = 0; index < data.Length && _error is null; index++)
        {
            var next = data[index];
            if (next == ':' && _digits != NoLength)
            {
                _length = _digits;
                _digits = NoLength;
                return index + 1;
            }

            ReadDigit(next);
        }

        return data.Length;
    }

    private void ReadDigit(byte next)
    {
        if (next is < (byte)'0' or > (byte)'9')
        {
            _error = $"{Name(next)} stands where {(_digits == NoLength ? "a digit" : "a digit or a colon")} should.";
        }
        else if (_digits == 0)
        {
            _error = "A length begins with a superfluous zero.";
        }
        else
        {
            var value = (_digits == NoLength ? 0L : _digits * 10L) + (next - '0');
            if (value > _maxLength)
            {
                _error = $"A length is above the limit of {_maxLength}.";
            }
            else
            {
                _digits = (int)value;
            }
        }
    }

    private static string Name(byte value) => value is > (byte)' ' and < 127 ? $"'{(char)value}'" : $"The byte 0x{value:x2}";
}
