using System.Buffers;
using System.Buffers.Text;

namespace TrialNet.Reactor.Protocols;

/// <summary>Netstrings: a length in decimal digits, a colon, so many bytes, a comma (rules P-NS). Threading: any thread.</summary>
public static class Netstring
{
    private const int MaxDigits = 10;

    /// <summary>How many bytes a payload takes when encoded.</summary>
    /// <param name="payloadLength">The length of the payload in bytes.</param>
    /// <returns>The length with digits, colon and comma.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or too large for a netstring to be an array.</exception>
    public static int GetEncodedLength(int payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payloadLength, Array.MaxLength - MaxDigits - 2);
        var digits = 1;
        for (var rest = payloadLength; rest >= 10; rest /= 10)
        {
            digits++;
        }

        return digits + payloadLength + 2;
    }

    /// <summary>Writes a netstring; the length counts bytes (P-NS-11).</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="output">Where to write.</param>
    public static void Encode(ReadOnlySpan<byte> payload, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var length = GetEncodedLength(payload.Length);
        Encode(payload, output.GetSpan(length));
        output.Advance(length);
    }

    /// <summary>Writes a netstring; the length counts bytes (P-NS-11).</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="output">Where to write; it has room for <see cref="GetEncodedLength"/> bytes at least.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">There is not enough room.</exception>
    public static int Encode(ReadOnlySpan<byte> payload, Span<byte> output)
    {
        var length = GetEncodedLength(payload.Length);
        if (output.Length < length)
        {
            throw new ArgumentException($"A netstring of {length} bytes does not fit into {output.Length}.", nameof(output));
        }

        Utf8Formatter.TryFormat(payload.Length, output, out var digits);
        output[digits] = (byte)':';
        payload.CopyTo(output[(digits + 1)..]);
        output[length - 1] = (byte)',';
        return length;
    }
}
