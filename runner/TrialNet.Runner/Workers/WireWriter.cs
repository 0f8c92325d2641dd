using System.Buffers.Binary;
using System.Text;

namespace TrialNet.Runner.Workers;

/// <summary>Writes the values that messages are made of; <see cref="WireReader"/> reads them. Threading: one thread at a time.</summary>
internal sealed class WireWriter
{
    private const int FirstSize = 4096;

    // An array of its own: the runtime would have to compile a generic writer first, and then run it unoptimised.
    private byte[] _buffer = new byte[FirstSize];
    private int _count;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    /// <summary>How many bytes there is room for at present.</summary>
    internal int Capacity => _buffer.Length;

    internal void Clear() => _count = 0;

    /// <summary>Begins a message: leaves room for what stands before it.</summary>
    /// <param name="headSize">How much.</param>
    /// <returns>Where it begins.</returns>
    internal int Begin(int headSize)
    {
        var start = _count;
        _ = Take(headSize);
        return start;
    }

    /// <summary>Takes a message back, with everything after it.</summary>
    internal void TakeBack(int start) => _count = start;

    /// <summary>What stands before a message.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="headSize">How much room was left.</param>
    /// <param name="length">How long the message is that was written last.</param>
    internal Span<byte> Head(int start, int headSize, out int length)
    {
        length = _count - start - headSize;
        return _buffer.AsSpan(start, headSize);
    }

    internal void Write(byte value) => Take(1)[0] = value;

    internal void Write(bool value) => Write(value ? (byte)1 : (byte)0);

    internal void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    internal void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    internal void Write(TimeSpan value) => Write(value.Ticks);

    internal void Write(DateTimeOffset value) => Write(value.UtcTicks);

    /// <summary>The length in bytes and the text in UTF-8; -1 alone for null. Halves of surrogate pairs, which tests may print, become U+FFFD.</summary>
    internal void Write(string? value)
    {
        if (value is null)
        {
            Write(-1);
        }
        else
        {
            Write(value.AsSpan());
        }
    }

    /// <summary>As a text that is not null.</summary>
    internal void Write(ReadOnlySpan<char> value)
    {
        var start = _count;
        var span = Take(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        _count = start + sizeof(int) + length;
    }

    /// <summary>The number of texts and each of them; -1 alone for null.</summary>
    internal void Write(IReadOnlyList<string>? values)
    {
        Write(values?.Count ?? -1);
        for (var index = 0; index < (values?.Count ?? 0); index++)
        {
            Write(values![index]);
        }
    }

    private Span<byte> Take(int size)
    {
        var start = _count;
        if (_buffer.Length - start < size)
        {
            Array.Resize(ref _buffer, Math.Max(start + size, 2 * _buffer.Length));
        }

        _count = start + size;
        return _buffer.AsSpan(start, size);
    }
}
