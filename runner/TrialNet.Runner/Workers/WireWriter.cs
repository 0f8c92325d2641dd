using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace TrialNet.Runner.Workers;

/// <summary>Writes the values that messages are made of; <see cref="WireReader"/> reads them. Threading: one thread at a time.</summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    internal void Clear() => _buffer.ResetWrittenCount();

    internal void Write(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    internal void Write(bool value) => Write(value ? (byte)1 : (byte)0);

    internal void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
        _buffer.Advance(sizeof(int));
    }

    internal void Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
        _buffer.Advance(sizeof(long));
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

        var span = _buffer.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        _buffer.Advance(sizeof(int) + length);
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
}
