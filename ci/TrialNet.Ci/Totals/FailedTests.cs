using System.Text.RegularExpressions;

namespace TrialNet.Ci.Totals;

/// <summary>
/// Finds what 'dotnet test' prints about each failed test: name, message and stack of an xUnit test, the lines of a TrialNet test.
/// The end of a run repeats it, since often only the end is kept.
/// </summary>
internal static partial class FailedTests
{
    private const int MostLines = 25;

    // "/a/file.cs(10): error test failed: Some.Test.Name (25ms): message [/a/project.csproj]", and a line of that form for each further
    // line of the message and its stack.
    private const string PlatformMark = ": error test failed: ";

    public static IEnumerable<string> Read(string log)
    {
        var lines = log.Split('\n').Select(static line => line.TrimEnd('\r')).ToList();
        for (var at = 0; at < lines.Count; at++)
        {
            if (IsHeading(lines[at]))
            {
                yield return string.Join('\n', Block(lines, at));
            }
            else if (PlatformHeading().IsMatch(lines[at]))
            {
                var more = lines.Skip(at + 1).TakeWhile(static line => line.Contains(PlatformMark, StringComparison.Ordinal) && !PlatformHeading().IsMatch(line));
                yield return string.Join('\n', more.Take(MostLines).Prepend(lines[at]).Select(PlatformLine));
            }
        }
    }

    private static IEnumerable<string> Block(List<string> lines, int heading) =>
        lines.Skip(heading + 1).TakeWhile(static line => !IsEnd(line)).Take(MostLines).Prepend(lines[heading]);

    [GeneratedRegex(PlatformMark + @"\S+ \((\d+m )?(\d+s )?\d+ms\): ", RegexOptions.ExplicitCapture)]
    private static partial Regex PlatformHeading();

    private static string PlatformLine(string line)
    {
        var text = line[(line.IndexOf(PlatformMark, StringComparison.Ordinal) + PlatformMark.Length)..];
        var project = text.LastIndexOf(" [", StringComparison.Ordinal);
        return "  " + (project < 0 ? text : text[..project]);
    }

    // "  Failed Some.Test.Name(argument: 1) [12 ms]"
    private static bool IsHeading(string line) => line.StartsWith("  Failed ", StringComparison.Ordinal) && line.EndsWith(']');

    private static bool IsEnd(string line) =>
        IsHeading(line) || line.StartsWith("[xUnit.net", StringComparison.Ordinal) || line.Contains("!  - Failed:", StringComparison.Ordinal);
}
