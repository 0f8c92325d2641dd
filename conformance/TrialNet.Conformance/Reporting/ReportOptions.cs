namespace TrialNet.Conformance.Reporting;

/// <summary>How a report is written.</summary>
public sealed record ReportOptions
{
    /// <summary>Whether the text is in colours (ANSI codes).</summary>
    public bool UsesColours { get; init; }

    /// <summary>Whether the text has a line for each rule and subject, and not only letters.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>For each subject, in order, what to write after <c>--subject</c> to judge it again; its name where nothing is said.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [];
}
