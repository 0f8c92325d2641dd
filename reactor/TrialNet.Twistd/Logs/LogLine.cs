using System.Globalization;
using TrialNet.Shared.Text;

namespace TrialNet.Twistd.Logs;

/// <summary>An entry as it stands in a file.</summary>
internal static class LogLine
{
    /// <summary>The local time with its distance from UTC, as in <c>2026-01-31 23:59:59+0100</c>, then the text; further lines begin with a tab.</summary>
    /// <param name="time">When.</param>
    /// <param name="text">What.</param>
    /// <returns>The entry, ending in a line end.</returns>
    public static string Of(DateTimeOffset time, string text)
    {
        var zone = time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return $"{time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}{zone} [-] {Indented(text)}\n";
    }

    private static string Indented(string text) =>
        HarmlessText.Of(text).TrimEnd('\n').ReplaceLineEndings("\n").Replace("\n", "\n\t", StringComparison.Ordinal);
}
