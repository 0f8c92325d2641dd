using System.Collections;
using System.Globalization;
using System.Text;
using TrialNet.Defer;

namespace TrialNet.Framework;

/// <summary>Values as texts in messages: strings quoted and escaped, sequences by their elements, everything cut to a length one can read.</summary>
internal static class ValueText
{
    private const int LongestString = 400;
    private const int MostElements = 20;
    private const int Deepest = 4;

    internal static string Of(object? value) => Of(value, 0);

    /// <summary>The text without quotes around it; control characters, and others that nobody sees, as C# writes them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quotes">Whether quotes and backslashes in it are escaped too.</param>
    internal static string Escape(ReadOnlySpan<char> text, bool quotes = true)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' when quotes => escaped.Append("\\\""),
                '\\' when quotes => escaped.Append(@"\\"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                '\0' => escaped.Append("\\0"),
                _ when char.IsControl(letter) || IsUnseen(letter) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private static bool IsUnseen(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => text.Length <= LongestString
            ? $"\"{Escape(text)}\""
            : $"\"{Escape(text.AsSpan(0, LongestString))}\"... ({text.Length} characters)",
        char letter => $"'{Escape([letter])}'",
        bool truth => truth ? "true" : "false",
        byte[] bytes => OfBytes(bytes),
        Exception error => new Failure(error).ToString(),
        Deferred => Guarded(value),
        IFormattable formattable => Guarded(formattable),
        IEnumerable sequence when depth < Deepest => OfSequence(sequence, depth),
        _ => Guarded(value),
    };

    private static string OfBytes(byte[] bytes)
    {
        const int most = 32;
        var shown = Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, most)));
        return bytes.Length <= most ? $"bytes {shown}" : $"bytes {shown}... ({bytes.Length} bytes)";
    }

    private static string OfSequence(IEnumerable sequence, int depth)
    {
        var text = new StringBuilder("[");
        var count = 0;
        foreach (var element in sequence)
        {
            if (count == MostElements)
            {
                text.Append(", ...");
                break;
            }

            text.Append(count++ == 0 ? string.Empty : ", ").Append(Of(element, depth + 1));
        }

        return text.Append(']').ToString();
    }

    private static string Guarded(object value)
    {
        try
        {
            return (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? "null";
        }
        catch (Exception error)
        {
            // A user's value whose text is broken must still be reported.
            return $"{value.GetType().FullName} (its text could not be read: {error.GetType().FullName})";
        }
    }
}
