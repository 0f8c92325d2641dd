using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TrialNet.Runner.Discovery;

/// <summary>
/// Arguments as they stand in the id of a test: as C# writes them, the same in every process and culture, without characters that a
/// terminal or a file would choke on, and cut to a bounded length; what is cut is told apart by a hash of the whole.
/// </summary>
internal static class ArgumentText
{
    private const int LongestArgument = 80;
    private const int LongestList = 240;
    private const int MostElements = 1000;
    private const int Deepest = 4;

    /// <summary>The text between the parentheses.</summary>
    internal static string OfList(IEnumerable<object?> values) =>
        Bound(string.Join(", ", values.Select(static value => Bound(Of(value, 0), LongestArgument))), LongestList);

    /// <summary>A name that stands in place of the arguments.</summary>
    internal static string OfName(string name) => Bound(Escape(name, quote: '\0'), LongestList);

    private static string Of(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{Escape(text, '"')}\"",
        char letter => $"'{Escape(letter.ToString(), '\'')}'",
        bool truth => truth ? "true" : "false",
        Enum constant => $"{TestName.OfType(constant.GetType())}.{constant}",
        Type type => $"typeof({TestName.OfType(type)})",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        byte[] bytes => $"bytes {Convert.ToHexString(bytes)}",
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i], depth + 1)))})",
        Delegate function => Escape(function.Method.Name, '\0'),
        ICollection elements when depth < Deepest => OfElements(elements, depth),
        _ => Escape(OfOther(value), '\0'),
    };

    private static string OfElements(ICollection elements, int depth)
    {
        var texts = elements.Cast<object?>().Take(MostElements).Select(element => Of(element, depth + 1));
        var rest = elements.Count > MostElements ? string.Create(CultureInfo.InvariantCulture, $", ... ({elements.Count})") : string.Empty;
        return $"[{string.Join(", ", texts)}{rest}]";
    }

    private static string OfOther(object value)
    {
        var type = value.GetType();
        try
        {
            if (value is IFormattable formattable)
            {
                return formattable.ToString(null, CultureInfo.InvariantCulture);
            }

            var text = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
            return text == typeof(object) || text == typeof(ValueType) ? TestName.OfType(type) : value.ToString() ?? "null";
        }
        catch (Exception)
        {
            // Whatever is wrong with the value's text, the test is still to be run.
            return TestName.OfType(type);
        }
    }

    private static string Escape(string text, char quote)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                escaped.Append(text, i++, 2);
            }
            else if (letter == quote && quote != '\0')
            {
                escaped.Append('\\').Append(letter);
            }
            else
            {
                _ = letter switch
                {
                    '\\' when quote != '\0' => escaped.Append(@"\\"),
                    '\n' => escaped.Append("\\n"),
                    '\r' => escaped.Append("\\r"),
                    '\t' => escaped.Append("\\t"),
                    '\0' => escaped.Append("\\0"),
                    _ when IsUnreadable(letter) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                    _ => escaped.Append(letter),
                };
            }
        }

        return escaped.ToString();
    }

    private static bool IsUnreadable(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Bound(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var hash = 2166136261u; // FNV-1a
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        var cut = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, cut)}...#{hash:x8}");
    }
}
