using TrialNet.Runner.Recording;
using TrialNet.Runner.Reporting;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Tests.Reporting;

/// <summary>What a reporter writes about events.</summary>
internal static class ReportText
{
    public static string Of(string reporter, IEnumerable<TestEvent> events, bool colours = false, bool isLive = false, int slowest = 0, bool atOnce = false)
    {
        using var output = new StringWriter();
        var kind = ReporterKind.All.Single(candidate => candidate.Name == reporter);
        var settings = new ReportSettings(new SourcePlaces("/home/poet"), slowest)
        {
            Session = new SessionLine(JournalFormat.Version, DateTimeOffset.UnixEpoch, "/home/poet", ["poems"], 42),
            TellsAtOnce = atOnce,
            Target = () => "Poems.Tests",
        };
        var subject = kind.Create(new ReportWriter(output, colours, isLive ? new LiveLine() : null), settings);
        foreach (var testEvent in events)
        {
            subject.Publish(testEvent);
        }

        subject.Close();
        return output.ToString();
    }

    /// <summary>What is left on a terminal: after the return to the beginning of a line, its text is written over.</summary>
    public static string OnScreen(string text) => string.Join('\n', text.Split('\n').Select(static line =>
    {
        var screen = "";
        foreach (var part in line.Split('\r'))
        {
            screen = part + (screen.Length > part.Length ? screen[part.Length..] : "");
        }

        return line.Contains('\r', StringComparison.Ordinal) ? screen.TrimEnd(' ') : line;
    }));
}
