using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: a test has its verdict. The members are those of <see cref="TestResult"/>.</summary>
/// <param name="Id">The test.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Started">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Reason">Why it was skipped or is still to do.</param>
/// <param name="Problems">What went wrong.</param>
/// <param name="Output">What it wrote; null for nothing.</param>
internal sealed record FinishedMessage(
    string Id,
    Verdict Verdict,
    DateTimeOffset Started,
    TimeSpan Duration,
    string? Reason,
    IReadOnlyList<Problem> Problems,
    TestOutput? Output = null) : WorkerMessage
{
    internal static FinishedMessage Of(TestResult result) =>
        new(result.Test.Id, result.Verdict, result.Started, result.Duration, result.Reason, result.Problems, result.Output);

    internal TestResult ToResult(TestDescriptor test) => new(test, Verdict, Started, Duration, Reason, Problems) { Output = Output };
}
