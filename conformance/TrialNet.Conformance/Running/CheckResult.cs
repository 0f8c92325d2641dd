using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Running;

/// <summary>What a check that is no program found.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Cases">In how many cases the premise held.</param>
/// <param name="Expected">For a failure, what the rule asks for.</param>
/// <param name="Actual">For a failure, what was seen; for other verdicts the reason.</param>
internal sealed record CheckResult(Verdict Verdict, long Cases, string Expected = "", string Actual = "")
{
    /// <summary>The smallest program that shows a failure; empty if the check runs none.</summary>
    internal string Program { get; init; } = string.Empty;

    /// <summary>The same as C#; empty if there is none.</summary>
    internal string CSharp { get; init; } = string.Empty;
}
