using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrialNet.Poetry.Lessons.Telling;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Lessons;

/// <summary>
/// All that a lesson shows: what it prints, what goes wrong (behind a bar), in their order; the exit code; how long it took.
/// </summary>
internal static partial class Transcript
{
    private const string Bar = "| ";

    /// <summary>Tells a lesson and writes down what it shows.</summary>
    public static string Of(Lesson lesson, IReactor? reactor)
    {
        var text = new StringBuilder();
        var before = reactor?.Now ?? TimeSpan.Zero;
        var exitCode = new Stage(new MarginWriter(text, ""), new MarginWriter(text, Bar), reactor).Tell(lesson);
        var time = reactor is ISimulation ? $" after {Seconds(reactor.Now - before)}" : "";
        text.Append(CultureInfo.InvariantCulture, $"(exit code {exitCode}{time})");
        var lines = text.ToString().Split('\n').Where(IsTheLessons).ToList();
        return string.Join('\n', lines.Where((line, index) => index == 0 || !IsRun(line) || !IsOwnRun(lines[index - 1])).Select(Scrub));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 0.01 ? "no time" : $"{time.TotalSeconds:0.##} s";

    // Frames of the lesson itself and the call of Run: what is between them is the product's affair.
    private static bool IsTheLessons(string line) =>
        !Frame().IsMatch(line) || IsRun(line) || OwnFrame().IsMatch(line);

    // The reactor that runs the test is not the lesson's.
    private static bool IsRun(string line) => Frame().IsMatch(line) && line.Contains("ReactorBase.Run()", StringComparison.Ordinal);

    private static bool IsOwnRun(string line) => OwnFrame().IsMatch(line) && line.Contains(".Run()", StringComparison.Ordinal);

    private static string Scrub(string line)
    {
        line = Frame().IsMatch(line) ? line.Split(" in ")[0] : line;
        line = Line().Replace(line, ".cs:N");
        line = Number().Replace(line, "#N");
        line = Lambda().Replace(line, "b__N");
        return Time().Replace(line, "<TIME>");
    }

    [GeneratedRegex(@"^(?:\| )?\s+at ")]
    private static partial Regex Frame();

    [GeneratedRegex(@"at TrialNet\.Poetry\.Lessons\.(?!Telling\.)\w+\.\w+\.")]
    private static partial Regex OwnFrame();

    [GeneratedRegex(@"\.cs:\d+")]
    private static partial Regex Line();

    [GeneratedRegex(@"#\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"b__[\d_]+")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*")]
    private static partial Regex Time();
}
