using System.Globalization;
using System.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>Texts of subjects in files: what XML and terminals cannot take is written as in <c>\u0007</c>.</summary>
internal static class CleanText
{
    internal static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else if (IsHarmful(text[i]))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    private static bool IsHarmful(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t')) || char.IsSurrogate(character) || character >= '\ufffe';
}
