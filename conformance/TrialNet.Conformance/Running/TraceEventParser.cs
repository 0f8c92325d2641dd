using System.Globalization;

namespace TrialNet.Conformance.Running;

/// <summary>Reads the text form of events, in which traces come over the bridge and stand in fixtures.</summary>
internal static class TraceEventParser
{
    private const string NotSame = "not the same Deferred";

    /// <summary>What begins with a word of its own, and whether a number follows.</summary>
    private static readonly (string Prefix, TraceKind Kind, bool HasNumber)[] Worded =
    [
        ("> ", TraceKind.Operation, true),
        ("timers ", TraceKind.Timers, true),
        ("refused ", TraceKind.Refused, false),
        ("logged ", TraceKind.Logged, false),
        ("unhandled ", TraceKind.Unhandled, false),
        ("violation: ", TraceKind.Violation, false),
    ];

    /// <summary>What begins with a letter and a number: the longer text first where one begins as another does.</summary>
    private static readonly (char Letter, string Middle, TraceKind Kind)[] Numbered =
    [
        ('p', " [ !", TraceKind.EnterFailure),
        ('p', " [ ", TraceKind.EnterValue),
        ('p', " ]", TraceKind.Leave),
        ('c', " [ ", TraceKind.CancellerEnter),
        ('c', " [", TraceKind.CancellerEnter),
        ('c', " ]", TraceKind.CancellerLeave),
        ('b', " got !", TraceKind.BodyFailed),
        ('b', " got ", TraceKind.BodyGot),
        ('b', " ends", TraceKind.BodyEnds),
        ('b', " finally", TraceKind.BodyFinally),
        ('d', " is ", TraceKind.State),
    ];

    internal static TraceEvent Parse(string text) =>
        text == NotSame ? new TraceEvent(TraceKind.NotSame, 0)
        : OfWorded(text) ?? OfFree(text) ?? OfNumbered(text) ?? throw new FormatException($"\"{text}\" is no event of a trace.");

    private static TraceEvent? OfWorded(string text)
    {
        foreach (var (prefix, kind, hasNumber) in Worded)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                var rest = text[prefix.Length..];
                return !hasNumber ? new TraceEvent(kind, 0, rest)
                    : TryNumber(rest, out var number) ? new TraceEvent(kind, number)
                    : null;
            }
        }

        return null;
    }

    private static TraceEvent? OfFree(string text) =>
        text.Split(' ') is ["free", var name, var count] && TryNumber(count, out var number)
            ? new TraceEvent(TraceKind.Free, number, name) : null;

    private static TraceEvent? OfNumbered(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        if (end < 1 || !TryNumber(text[1..end], out var number))
        {
            return null;
        }

        var rest = text[end..];
        foreach (var (letter, middle, kind) in Numbered)
        {
            if (text[0] == letter && rest.StartsWith(middle, StringComparison.Ordinal))
            {
                return new TraceEvent(kind, number, rest[middle.Length..]);
            }
        }

        return null;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
