using System.Globalization;
using System.Text;

namespace TrialNet.Runner.Recording;

/// <summary>
/// Writes lines of JSON into memory: objects in one another, members separated by commas, and in texts the escapes of the framework's own
/// writer, so that everything is ASCII. That writer takes longer to begin than most sessions take, and what its searches are made of is
/// compiled anew for the machine. Threading: one thread at a time.
/// </summary>
/// <param name="capacity">For how many bytes to have room at first.</param>
internal sealed class JsonLineWriter(int capacity = 4096)
{
    private const int MostOfCharacter = 6; // \u0000
    private const int MostOfMoment = 40; // and of every number
    private const int Stretch = 1024;

    private readonly byte[] _second = new byte["yyyy-MM-ddTHH:mm:ss".Length];
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private long _secondIs = -1;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Count);

    /// <summary>How many bytes that is.</summary>
    internal int Count { get; private set; }

    internal void Clear() => Count = 0;

    internal void BeginObject()
    {
        Separate();
        Put((byte)'{');
    }

    internal void BeginObject(ReadOnlySpan<byte> name)
    {
        WriteName(name);
        Put((byte)'{');
    }

    internal void EndObject()
    {
        Reserve(1);
        Put((byte)'}');
    }

    internal void BeginArray(ReadOnlySpan<byte> name)
    {
        WriteName(name);
        Put((byte)'[');
    }

    internal void EndArray()
    {
        Reserve(1);
        Put((byte)']');
    }

    internal void EndLine()
    {
        Reserve(1);
        Put((byte)'\n');
    }

    /// <summary>A member.</summary>
    internal void Write(ReadOnlySpan<byte> name, string value)
    {
        WriteName(name);
        PutText(value);
    }

    /// <summary>A member, left out if it is null.</summary>
    internal void WriteIfAny(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            Write(name, value);
        }
    }

    /// <summary>A member, left out if it is null.</summary>
    internal void WriteIfAny(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            Write(name, number);
        }
    }

    /// <summary>A member whose text needs no escapes.</summary>
    internal void WritePlain(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WriteName(name);
        Reserve(value.Length + 2);
        Put((byte)'"');
        Put(value);
        Put((byte)'"');
    }

    /// <summary>A member.</summary>
    internal void Write(ReadOnlySpan<byte> name, int value)
    {
        WriteName(name);
        PutWhole(value);
    }

    /// <summary>A member: seconds, in the shortest way; such as a time span has without an exponent.</summary>
    internal void Write(ReadOnlySpan<byte> name, double seconds)
    {
        WriteName(name);
        var ticks = seconds >= 0 && seconds < int.MaxValue ? (long)Math.Round(seconds * TimeSpan.TicksPerSecond) : -1;
        if (ticks >= 0 && (double)ticks / TimeSpan.TicksPerSecond is var same && same.Equals(seconds))
        {
            PutWhole((int)(ticks / TimeSpan.TicksPerSecond));
            PutFraction((int)(ticks % TimeSpan.TicksPerSecond));
        }
        else if (seconds.TryFormat(_bytes.AsSpan(Count), out var length, provider: CultureInfo.InvariantCulture))
        {
            Count += length;
        }
    }

    /// <summary>A member: a moment as ISO 8601 has it.</summary>
    internal void Write(ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        WriteName(name);
        Put((byte)'"');
        PutSecond(value.DateTime);
        PutFraction((int)(value.Ticks % TimeSpan.TicksPerSecond));
        var minutes = value.TotalOffsetMinutes;
        Put((byte)(minutes < 0 ? '-' : '+'));
        PutTwoDigits(Math.Abs(minutes) / 60);
        Put((byte)':');
        PutTwoDigits(Math.Abs(minutes) % 60);
        Put((byte)'"');
    }

    /// <summary>An element of an array.</summary>
    internal void WriteElement(string value)
    {
        Separate();
        PutText(value);
    }

    private static bool IsPlain(char character) =>
        character is >= ' ' and <= '~' and not ('"' or '&' or '\'' or '+' or '<' or '>' or '\\' or '`');

    private void WriteName(ReadOnlySpan<byte> name)
    {
        Separate();
        Reserve(name.Length + 4 + MostOfMoment);
        Put((byte)'"');
        Put(name);
        Put((byte)'"');
        Put((byte)':');
    }

    /// <summary>Puts a comma behind what stands there already in the same object or array.</summary>
    private void Separate()
    {
        Reserve(2);
        if (Count > 0 && _bytes[Count - 1] is not ((byte)'{' or (byte)'[' or (byte)':' or (byte)'\n'))
        {
            Put((byte)',');
        }
    }

    private void PutText(string text)
    {
        Reserve(1);
        Put((byte)'"');
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + Stretch);
            Reserve(end - at + (2 * MostOfCharacter) + 1);
            at = PutPlain(text, at, end);
            if (at < end)
            {
                at += PutEscaped(text, at);
            }
        }

        Reserve(1);
        Put((byte)'"');
    }

    /// <returns>Where the first character stands that has to be escaped; the end if there is none.</returns>
    private int PutPlain(string text, int at, int end)
    {
        var bytes = _bytes;
        var count = Count;
        while (at < end && text[at] is var character && IsPlain(character))
        {
            bytes[count++] = (byte)character;
            at++;
        }

        Count = count;
        return at;
    }

    /// <returns>How many characters that was.</returns>
    private int PutEscaped(string text, int at)
    {
        if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
        {
            PutCode(text[at]);
            PutCode(text[at + 1]);
            return 2;
        }

        PutEscaped(char.IsSurrogate(text[at]) ? '\ufffd' : text[at]);
        return 1;
    }

    private void PutEscaped(char character)
    {
        var letter = character switch
        {
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            '\\' => '\\',
            _ => '\0',
        };
        if (letter == '\0')
        {
            PutCode(character);
            return;
        }

        Put((byte)'\\');
        Put((byte)letter);
    }

    private void PutCode(char character)
    {
        Put("\\u"u8);
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            Put("0123456789ABCDEF"u8[(character >> shift) & 15]);
        }
    }

    private void PutWhole(int value)
    {
        if (value is >= 0 and <= 9)
        {
            Put((byte)('0' + value));
        }
        else if (value.TryFormat(_bytes.AsSpan(Count), out var length, provider: CultureInfo.InvariantCulture))
        {
            Count += length;
        }
    }

    /// <summary>The part of a second behind its point, without zeros at the end.</summary>
    private void PutFraction(int ticks)
    {
        if (ticks == 0)
        {
            return;
        }

        Put((byte)'.');
        for (var unit = (int)TimeSpan.TicksPerSecond / 10; ticks > 0; unit /= 10)
        {
            Put((byte)('0' + (ticks / unit)));
            ticks %= unit;
        }
    }

    // One test begins in the same second as the one before it.
    private void PutSecond(DateTime moment)
    {
        var second = moment.Ticks / TimeSpan.TicksPerSecond;
        if (second != _secondIs)
        {
            _secondIs = second;
            Encoding.ASCII.GetBytes(moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), _second);
        }

        Put(_second);
    }

    private void PutTwoDigits(int value)
    {
        Put((byte)('0' + (value / 10)));
        Put((byte)('0' + (value % 10)));
    }

    private void Put(byte value) => _bytes[Count++] = value;

    private void Put(ReadOnlySpan<byte> values)
    {
        values.CopyTo(_bytes.AsSpan(Count));
        Count += values.Length;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - Count < size)
        {
            Array.Resize(ref _bytes, Math.Max(Count + size, 2 * _bytes.Length));
        }
    }
}
