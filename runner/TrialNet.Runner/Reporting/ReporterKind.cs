using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>A reporter that can be chosen.</summary>
/// <param name="Name">The name to choose it by.</param>
/// <param name="Summary">One line that tells what it writes.</param>
/// <param name="Create">Makes one, from where it writes to and how.</param>
internal sealed record ReporterKind(string Name, string Summary, Func<ReportWriter, ReportSettings, IReporter> Create)
{
    /// <summary>The one used where none is chosen.</summary>
    public static readonly ReporterKind Default =
        new("tree", "namespaces, classes and tests as a tree (default)", (writer, settings) => new TreeReporter(writer, settings));

    /// <summary>All reporters.</summary>
    public static IReadOnlyList<ReporterKind> All { get; } =
    [
        Default,
        new("dots", "one letter per test: " + VerdictStyle.Legend, (writer, settings) => new DotsReporter(writer, settings)),
        new("verbose", "one line per test, with its full id and duration", (writer, settings) => new VerboseReporter(writer, settings)),
        new("timing", "as tree, with the time that each test took; the slowest ten once more at the end",
            (writer, settings) => new TreeReporter(writer, settings.Slowest > 0 ? settings : settings with { Slowest = 10 }, withTimes: true)),
        new("summary", "the last lines only: how many ran, and what became of them", (writer, settings) => new SummaryReporter(writer, settings)),
        new("junit", "JUnit's XML, a suite per run; complete when the session ends", (writer, settings) => new JUnitReporter(writer, settings.Places)),
        new("jsonl", "for programs: the lines of the session's journal, a JSON object each, at once", (writer, settings) => new JsonLinesReporter(writer, settings)),
    ];
}
