using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Reporting;

/// <summary>A way to write a report.</summary>
/// <example><code>
/// ReportFormat.Text.Write(report, Console.Out);
/// </code></example>
public sealed class ReportFormat
{
    private readonly Action<ReportDigest, TextWriter> _write;

    private ReportFormat(string name, string summary, Action<ReportDigest, TextWriter> write)
    {
        Name = name;
        Summary = summary;
        _write = write;
    }

    /// <summary>For people: what is broken and why, then a matrix of chapters and subjects.</summary>
    public static ReportFormat Text { get; } = new("text", "what is broken and why, and a letter per rule (default)", TextReport.Write);

    /// <summary>Everything, for programs; the schema is <c>conformance/schemas/conform-report.schema.json</c>.</summary>
    public static ReportFormat Json { get; } = new("json", "everything, for programs", JsonReport.Write);

    /// <summary>JUnit's XML, as CI systems read it: a suite per subject, a test case per rule.</summary>
    public static ReportFormat JUnit { get; } = new("junit", "JUnit XML: a test suite per subject, a test case per rule", JUnitReport.Write);

    /// <summary>Markdown, for the description of a change.</summary>
    public static ReportFormat Markdown { get; } = new("md", "Markdown: a table, and each failure folded up", MarkdownReport.Write);

    /// <summary>One HTML file that needs no other.</summary>
    public static ReportFormat Html { get; } = new("html", "a page: the matrix, filters, each failure with its drawing", HtmlReport.Write);

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } = [Text, Json, JUnit, Markdown, Html];

    /// <summary>The name to choose it by.</summary>
    public string Name { get; }

    /// <summary>One line that tells what it writes.</summary>
    public string Summary { get; }

    /// <summary>Writes a report. Lines end in <c>\n</c>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not flushed.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The report has a verdict on what is no rule of the book.</exception>
    public void Write(ConformanceReport report, TextWriter output, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        Write(new ReportDigest(report, options ?? new ReportOptions(), Explainer.Of), output);
    }

    internal void Write(ReportDigest digest, TextWriter output) => _write(digest, output);
}
