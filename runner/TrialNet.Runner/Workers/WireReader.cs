using System.Buffers.Binary;
using System.Text;

namespace TrialNet.Runner.Workers;

/// <summary>Reads what a <see cref="WireWriter"/> wrote. Everything throws <see cref="InvalidDataException"/> where that is not what it reads.</summary>
/// <param name="rest">What was written.</param>
/// <param name="known">Ids that are likely; null where nothing is known of that.</param>
internal ref struct WireReader(ReadOnlySpan<byte> rest, KnownIds? known = null)
{
    private readonly KnownIds? _known = known;
    private ReadOnlySpan<byte> _rest = rest;

    /// <summary>Whether nothing is left.</summary>
    internal readonly bool IsAtEnd => _rest.IsEmpty;

    internal byte ReadByte() => Take(1)[0];

    internal bool ReadBool() => ReadByte() switch
    {
        0 => false,
        1 => true,
        var other => throw new InvalidDataException($"{other} is neither yes nor no."),
    };

    internal int ReadInt() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    internal long ReadLong() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    internal TimeSpan ReadTime() => new(ReadLong());

    internal DateTimeOffset ReadMoment() =>
        ReadLong() is var ticks && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new InvalidDataException("There is no such moment.");

    /// <summary>One of the values of an enumeration that begins at 0.</summary>
    /// <param name="last">The last of them.</param>
    internal byte ReadChoice(int last) => ReadByte() is var value && value <= last ? value : throw new InvalidDataException($"{value} is out of range.");

    internal string? ReadOptionalText() => ReadInt() is var length && length == -1 ? null : Encoding.UTF8.GetString(Take(length));

    internal string ReadText() => ReadOptionalText() ?? throw new InvalidDataException("A text is missing.");

    /// <summary>A text that is the id of a test.</summary>
    internal string ReadId()
    {
        var length = ReadInt();
        var text = Take(length);
        return _known?.Find(text) ?? Encoding.UTF8.GetString(text);
    }

    /// <summary>The number of elements of a list; null where there is no list.</summary>
    internal int? ReadCount()
    {
        // Each element takes at least a byte: a count beyond that would have us make room for nothing.
        var count = ReadInt();
        return count == -1 ? null : count >= 0 && count <= _rest.Length ? count : throw new InvalidDataException($"A list has no {count} elements.");
    }

    internal string[]? ReadTexts()
    {
        if (ReadCount() is not { } count)
        {
            return null;
        }

        var texts = new string[count];
        for (var index = 0; index < count; index++)
        {
            texts[index] = ReadText();
        }

        return texts;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new InvalidDataException("A message ends too early.");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
