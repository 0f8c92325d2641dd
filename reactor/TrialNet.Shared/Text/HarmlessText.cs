using System.Globalization;
using System.Text;

namespace TrialNet.Shared.Text;

/// <summary>Text that comes from elsewhere, so that it cannot steer a terminal and fits into every encoding and into XML.</summary>
internal static class HarmlessText
{
    /// <summary>
    /// Replaces control characters other than line ends and tabs, characters that nobody sees but by what they do to others (the
    /// directions of text, separators of lines and paragraphs), halves of surrogate pairs, and the last two code points, as in
    /// <c>\u001b</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text if there was nothing to replace.</returns>
    public static string Of(string text)
    {
        if (IsHarmless(text))
        {
            return text;
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var clean = new StringBuilder(lines.Length + 16);
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + 1 < lines.Length && char.IsSurrogatePair(lines[i], lines[i + 1]))
            {
                clean.Append(lines[i]).Append(lines[++i]);
            }
            else if (IsHarmful(lines[i]) || char.IsSurrogate(lines[i]))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)lines[i]:x4}");
            }
            else
            {
                clean.Append(lines[i]);
            }
        }

        return clean.ToString();
    }

    private static bool IsHarmless(string text)
    {
        foreach (var character in text)
        {
            if (character is not (>= ' ' and <= '~') && (IsHarmful(character) || char.IsSurrogate(character)))
            {
                return false;
            }
        }

        return true;
    }

    // Joiners are letters of some scripts, and are in pictures of several people; U+0600 and its like are seen.
    private static bool IsHarmful(char character) => character switch
    {
        '\n' or '\t' => false,
        < '\u00ad' => char.IsControl(character),
        '\u00ad' or '\u061c' or '\u180e' or '\u200b' or '\u200e' or '\u200f' or '\ufeff' => true,
        (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or (>= '\ufff9' and <= '\ufffb') => true,
        _ => character >= '\ufffe',
    };
}
