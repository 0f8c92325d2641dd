using System.Text;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>Poems that are not what one expects of a poem.</summary>
internal static class Poems
{
    /// <summary>One that shows what is missing or doubled.</summary>
    internal static readonly byte[] Plain = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(1, 12).Select(static line => $"Line {line} of the twelve, and none is like another.\n")));

    /// <summary>One with characters of two, three and four bytes.</summary>
    internal static readonly byte[] Accented = Encoding.UTF8.GetBytes("Grüße, señor: čaj, 茶 und 🍵.\r\nÄÖÜ — łódź\n");

    internal static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    /// <summary>Not UTF-8: a lone continuation, a cut character, an overlong form.</summary>
    internal static readonly byte[] Broken = [.. "ab"u8, 0x80, .. "c"u8, 0xE4, 0xBD, .. "d"u8, 0xC0, 0xAF, 0xFF, 0xFE, .. "e\n"u8, 0xF0, 0x9F];

    /// <summary>What servers are given, with names for texts.</summary>
    internal static IEnumerable<(string Name, byte[] Poem)> All =>
    [
        ("a plain poem", Plain),
        ("an empty poem", []),
        ("a poem of one byte", [0x41]),
        ("a poem of every byte", EveryByte),
        ("a poem of zeros and line ends", [0, 0, 13, 10, 10, 13, 0, 26, 4, 0]),
        ("a poem that is not UTF-8", Broken),
        ("a poem with accents", Accented),
    ];

    /// <summary>A long one whose every place can be told from the others.</summary>
    internal static byte[] Long(int length)
    {
        var poem = new byte[length];
        for (var at = 0; at < length; at++)
        {
            poem[at] = (byte)((at * 31) ^ (at >> 8) ^ (at >> 17));
        }

        return poem;
    }

    /// <summary>Where two poems begin to differ, in words.</summary>
    internal static string Difference(byte[] expected, byte[]? actual)
    {
        if (actual is null)
        {
            return "there is none";
        }

        var common = expected.AsSpan().CommonPrefixLength(actual);
        return common == expected.Length && common == actual.Length ? "they are the same"
            : $"{actual.Length} bytes came of {expected.Length}, and the first {common} are right";
    }
}
