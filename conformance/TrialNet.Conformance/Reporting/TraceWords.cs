using System.Text.RegularExpressions;

namespace TrialNet.Conformance.Reporting;

/// <summary>An event of a trace in words: <c>p1 [ v1</c> is "pair 1 is called with v1".</summary>
internal static partial class TraceWords
{
    /// <summary>The words; empty for what is in words already.</summary>
    /// <param name="line">An event as it stands in a trace.</param>
    internal static string Of(string line)
    {
        var parts = Event().Match(line);
        return parts.Success ? Of(parts.Groups["kind"].Value, parts.Groups["number"].Value, parts.Groups["mark"].Value, parts.Groups["text"].Value)
            : line.StartsWith("> ", StringComparison.Ordinal) ? $"operation {line[2..]} of the program begins"
            : line.StartsWith("refused ", StringComparison.Ordinal) ? $"the operation throws {line[8..]} at its caller"
            : line.StartsWith("unhandled ", StringComparison.Ordinal) ? $"failures that nobody took: {line[10..]}"
            : line.StartsWith("logged ", StringComparison.Ordinal) ? $"errors in the log: {line[7..]}"
            : "";
    }

    private static string Of(string kind, string number, string mark, string text) => (kind, mark) switch
    {
        ("p", "[") => $"pair {number} is called with {Result(text)}",
        ("p", "]") => $"pair {number} ends",
        ("c", "[") => $"the canceller of Deferred {number} is called",
        ("c", "]") => $"the canceller of Deferred {number} ends",
        ("b", "got") => $"the await in body {number} gives {Result(text)}",
        ("b", "ends") => $"body {number} ends",
        ("b", "finally") => $"the finally block of body {number} runs",
        _ => "",
    };

    private static string Result(string text) => text.StartsWith('!') ? $"the failure {text[1..]}" : text;

    [GeneratedRegex(@"^(?<kind>[pcb])(?<number>\d+) (?<mark>\[|\]|got|ends|finally)(?: (?<text>.*))?$", RegexOptions.Singleline)]
    private static partial Regex Event();
}
