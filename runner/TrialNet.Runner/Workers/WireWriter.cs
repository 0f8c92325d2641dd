using System.Buffers.Binary;
using System.Text;

namespace TrialNet.Runner.Workers;

/// <summary>Writes the values that messages are made of; <see cref="WireReader"/> reads them. Threading: one thread at a time.</summary>
internal sealed class WireWriter
{
    // An array of its own: the runtime would have to compile a generic writer first, and then run it unoptimised.
    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    internal void Clear() => _length = 0;

    internal void Write(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    internal void Write(bool value) => Write(value ? (byte)1 : (byte)0);

    internal void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        _length += sizeof(int);
    }

    internal void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        _length += sizeof(long);
    }

    internal void Write(TimeSpan value) => Write(value.Ticks);

    internal void Write(DateTimeOffset value) => Write(value.UtcTicks);

    /// <summary>The length in bytes and the text in UTF-8; -1 alone for null. Halves of surrogate pairs, which tests may print, become U+FFFD.</summary>
    internal void Write(string? value)
    {
        if (value is null)
        {
            Write(-1);
            return;
        }

        var span = Room(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        _length += sizeof(int) + length;
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

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max(2L * _buffer.Length, checked(_length + size))));
        }

        return _buffer.AsSpan(_length);
    }
}
