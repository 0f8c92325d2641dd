namespace TrialNet.Runner.Results;

/// <summary>How a test ended.</summary>
/// <param name="Test">The test.</param>
/// <param name="Verdict">The one verdict.</param>
/// <param name="Started">When it began, on the wall clock.</param>
/// <param name="Duration">How long it took, from SetUp to the end of TearDown.</param>
/// <param name="Reason">Why it was skipped or is still to do; null for all others.</param>
/// <param name="Problems">What went wrong, in order; for <see cref="Verdict.ExpectedFailure"/> what was expected to, for <see cref="Verdict.Flaky"/> what did before it went well.</param>
public sealed record TestResult(
    TestDescriptor Test,
    Verdict Verdict,
    DateTimeOffset Started,
    TimeSpan Duration,
    string? Reason,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>How often it was run; above 1 only where tests that fail may be run again. The rest tells of the last time.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>What it wrote; null for nothing.</summary>
    public TestOutput? Output { get; init; }

    /// <summary>The parts of its life in order, where somebody wanted to know; else empty.</summary>
    public IReadOnlyList<TestStep> Steps { get; init; } = [];
}
