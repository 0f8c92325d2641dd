namespace TrialNet.Runner.Results;

/// <summary>What verdicts have in common.</summary>
internal static class Verdicts
{
    /// <summary>Whether a run with such a test can still pass.</summary>
    internal static bool IsGreen(Verdict verdict) =>
        verdict is Verdict.Passed or Verdict.Skipped or Verdict.ExpectedFailure or Verdict.Flaky or Verdict.Warned;
}
