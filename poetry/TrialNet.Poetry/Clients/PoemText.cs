using System.Text;
using System.Text.Unicode;

namespace TrialNet.Poetry.Clients;

/// <summary>What the bytes of a poem are as text, for those who want to know.</summary>
internal static class PoemText
{
    /// <summary>Whether they are UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> poem) => Utf8.IsValid(poem);

    /// <summary>How many characters they are in UTF-8; what is none counts as one for each piece that a decoder would replace.</summary>
    public static int CountCharacters(ReadOnlySpan<byte> poem)
    {
        var count = 0;
        while (!poem.IsEmpty)
        {
            Rune.DecodeFromUtf8(poem, out _, out var consumed);
            poem = poem[consumed..];
            count++;
        }

        return count;
    }
}
