using TrialNet.Runner.Results;

namespace TrialNet.Runner.Reporting;

/// <summary>What JUnit's XML calls what became of a test.</summary>
internal static class JUnitElement
{
    /// <summary>It did not do what it says.</summary>
    public const string Failure = "failure";

    /// <summary>Something else went wrong.</summary>
    public const string Error = "error";

    /// <summary>It was not run, or was expected to fail.</summary>
    public const string Skipped = "skipped";

    /// <summary>It went well in the end; the word is that of Maven's reports.</summary>
    public const string Flaky = "flakyFailure";

    /// <summary>The element for a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Its name; null for a test of which there is nothing to tell.</returns>
    public static string? Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed or Verdict.Warned => null,
        Verdict.Skipped or Verdict.ExpectedFailure => Skipped,
        Verdict.Failed or Verdict.UnexpectedSuccess => Failure,
        Verdict.Flaky => Flaky,
        _ => Error,
    };
}
