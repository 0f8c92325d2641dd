using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>A reporter that can be chosen.</summary>
/// <param name="Name">The name to choose it by.</param>
/// <param name="Summary">One line that tells what it writes.</param>
/// <param name="Create">Makes one, from where it writes to and how it writes places.</param>
internal sealed record ReporterKind(string Name, string Summary, Func<ReportWriter, SourcePlaces, IReporter> Create)
{
    /// <summary>The one used where none is chosen.</summary>
    public static readonly ReporterKind Default =
        new("tree", "namespaces, classes and tests as a tree (default)", (writer, places) => new TreeReporter(writer, places));

    /// <summary>All reporters.</summary>
    public static IReadOnlyList<ReporterKind> All { get; } =
    [
        Default,
        new("dots", "one letter per test: " + VerdictStyle.Legend, (writer, places) => new DotsReporter(writer, places)),
        new("verbose", "one line per test, with its full id and duration", (writer, places) => new VerboseReporter(writer, places)),
        new("summary", "the last lines only: how many ran, and what became of them", (writer, _) => new SummaryReporter(writer)),
    ];
}
