using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>A test has its verdict. The members are those of <see cref="TestResult"/> and its <see cref="TestDescriptor"/>.</summary>
/// <param name="Id">The test.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Class">Its class, with those around it.</param>
/// <param name="Method">Its method, with arguments where there are any.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Began">When it began, on the wall clock.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Reason">Why it was skipped or is still to do.</param>
/// <param name="File">Its source file, where it is known.</param>
/// <param name="Line">Its line in that file, from 1; null where it is not known.</param>
/// <param name="LoadError">Why it could not be run at all.</param>
/// <param name="Problems">What went wrong; null for nothing.</param>
/// <param name="Attempts">How often it was run; null for once.</param>
/// <param name="Tags">The words by which it can be chosen; null for none.</param>
/// <param name="Output">What it wrote; null for nothing.</param>
internal sealed record FinishedLine(
    string Id,
    string Namespace,
    string Class,
    string Method,
    Verdict Verdict,
    DateTimeOffset Began,
    double Seconds,
    string? Reason = null,
    string? File = null,
    int? Line = null,
    string? LoadError = null,
    IReadOnlyList<Problem>? Problems = null,
    int? Attempts = null,
    IReadOnlyList<string>? Tags = null,
    TestOutput? Output = null) : JournalLine
{
    internal TestResult ToResult() => new(
        new TestDescriptor(Id, Namespace, Class, Method, File, Line ?? 0, TimeSpan.Zero, LoadError) { Tags = Tags ?? [] },
        Verdict,
        Began,
        TimeSpan.FromSeconds(Seconds),
        Reason,
        Problems ?? [])
    {
        Attempts = Attempts ?? 1,
        Output = Output,
    };
}
