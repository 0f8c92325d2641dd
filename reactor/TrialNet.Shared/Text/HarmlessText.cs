using System.Globalization;
using System.Text;

namespace TrialNet.Shared.Text;

/// <summary>Text that comes from elsewhere, so that it cannot steer a terminal and fits into every encoding and into XML.</summary>
internal static class HarmlessText
{
    /// <summary>
    /// Replaces control characters other than line ends and tabs, halves of surrogate pairs, and the last two code points, as in
    /// <c>\u001b</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same text if there was nothing to replace.</returns>
    public static string Of(string text)
    {
        if (!text.Any(character => IsHarmful(character) || char.IsSurrogate(character)))
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

    private static bool IsHarmful(char character) => (char.IsControl(character) && character is not ('\n' or '\t')) || character >= '\ufffe';
}
