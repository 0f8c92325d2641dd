using System.Globalization;
using System.Text;

namespace TrialNet.Framework;

/// <summary>Where two strings differ: short ones as a whole, long ones around the first character that differs, texts by their lines.</summary>
internal static class TextDifference
{
    private const int Around = 30;
    private const int Context = 2;
    private const int MostLines = 8;
    private const int LongestLine = 200;

    internal static string? Of(string expected, string actual)
    {
        if (string.Equals(expected, actual, StringComparison.Ordinal))
        {
            return null;
        }

        if (expected.Length <= Around && actual.Length <= Around)
        {
            return $"Expected {ValueText.Of(expected)}, got {ValueText.Of(actual)}";
        }

        return expected.Contains('\n', StringComparison.Ordinal) && actual.Contains('\n', StringComparison.Ordinal)
            ? OfLines(expected, actual)
            : OfCharacters(expected, actual);
    }

    private static string OfCharacters(string expected, string actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        var start = Math.Max(0, at - Around);
        var before = ValueText.Escape(expected.AsSpan(start, at - start));
        var lead = start == 0 ? "\"" : "...";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The strings differ at {at} (lengths {expected.Length} and {actual.Length}):\n  expected: {lead}{before}{Tail(expected, at)}\n  actual:   {lead}{before}{Tail(actual, at)}\n            {new string(' ', lead.Length + before.Length)}^");
    }

    private static string Tail(string text, int at)
    {
        var end = Math.Min(text.Length, at + Around);
        return ValueText.Escape(text.AsSpan(at, end - at)) + (end == text.Length ? "\"" : "...");
    }

    // What is the same at both ends is left out but for a few lines; what is between is shown as it should be and as it is.
    private static string OfLines(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var before = CommonStart(left, right);
        var after = CommonEnd(left[before..], right[before..]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The texts differ from line {before + 1} on ({left.Length} and {right.Length} lines; - expected, + actual):");
        Append(text, ' ', left[Math.Max(0, before - Context)..before]);
        Append(text, '-', left[before..^after]);
        Append(text, '+', right[before..^after]);
        Append(text, ' ', left[^after..Math.Min(left.Length, left.Length - after + Context)]);
        return text.ToString();
    }

    private static int CommonStart(string[] left, string[] right)
    {
        var count = 0;
        while (count < left.Length && count < right.Length && string.Equals(left[count], right[count], StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static int CommonEnd(string[] left, string[] right)
    {
        var count = 0;
        while (count < left.Length && count < right.Length && string.Equals(left[^(count + 1)], right[^(count + 1)], StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static void Append(StringBuilder text, char mark, string[] lines)
    {
        foreach (var line in lines.Take(MostLines))
        {
            var shown = ValueText.Escape(line.AsSpan(0, Math.Min(line.Length, LongestLine)), quotes: false);
            text.Append("\n  ").Append(mark).Append(' ').Append(shown).Append(line.Length > LongestLine ? "..." : string.Empty);
        }

        if (lines.Length > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {mark} ... ({lines.Length - MostLines} more lines)");
        }
    }
}
