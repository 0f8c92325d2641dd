namespace TrialNet.Poetry.Simulator;

/// <summary>Reads one line: what the callback does, then what the errback does, as in <c>return good fail bad</c>.</summary>
internal static class PairParser
{
    /// <summary>What fits into a box.</summary>
    public const int LongestValue = 6;

    private const string AnAct = "'return VALUE', 'fail VALUE' or 'passthru'";

    /// <summary>Reads a pair.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public static Pair Parse(string line)
    {
        var words = new Queue<string>(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var pair = new Pair(ParseAct(words, "callback"), ParseAct(words, "errback"));
        return words.TryDequeue(out var rest)
            ? throw new FormatException($"expected the end of the line after the errback's act, not '{rest}'")
            : pair;
    }

    private static Act ParseAct(Queue<string> words, string whose)
    {
        if (!words.TryDequeue(out var name))
        {
            throw new FormatException($"expected what the {whose} does ({AnAct}), not the end of the line");
        }

        foreach (var kind in Enum.GetValues<ActKind>())
        {
            if (kind.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return new Act(kind, kind == ActKind.Passthru ? "" : ParseValue(words, whose, kind));
            }
        }

        throw new FormatException($"expected what the {whose} does ({AnAct}, or the beginning of one), not '{name}'");
    }

    private static string ParseValue(Queue<string> words, string whose, ActKind kind)
    {
        var verb = kind.ToString().ToLowerInvariant();
        if (!words.TryDequeue(out var value))
        {
            throw new FormatException($"expected what the {whose} is to {verb}, not the end of the line");
        }

        return value.Length <= LongestValue
            ? value
            : throw new FormatException($"expected at most {LongestValue} letters for the {whose} to {verb}, not '{value}'");
    }
}
