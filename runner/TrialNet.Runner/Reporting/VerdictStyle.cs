using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>How a verdict is written.</summary>
/// <param name="Label">In brackets, beside a test and above its details.</param>
/// <param name="Letter">In a row of letters.</param>
/// <param name="Item">In the last line, before its count.</param>
/// <param name="Style">In colours.</param>
internal sealed record VerdictStyle(string Label, char Letter, string Item, TextStyle Style)
{
    /// <summary>What the letters mean.</summary>
    public const string Legend = ". passed, F failed, E error, S skipped, T todo, ! todo that passed, H timed out, L late, R flaky, W warned";

    /// <summary>The verdicts in the order of the items of the last line.</summary>
    public static ReadOnlySpan<Verdict> ItemOrder =>
    [
        Verdict.Skipped, Verdict.ExpectedFailure, Verdict.Failed, Verdict.Error, Verdict.UnexpectedSuccess, Verdict.Passed,
        Verdict.TimedOut, Verdict.Late, Verdict.Flaky, Verdict.Warned,
    ];

    /// <summary>The verdicts that have details, in the order of their sections.</summary>
    public static ReadOnlySpan<Verdict> SectionOrder =>
    [
        Verdict.Skipped, Verdict.ExpectedFailure, Verdict.Warned, Verdict.Flaky, Verdict.Failed, Verdict.Error, Verdict.TimedOut, Verdict.UnexpectedSuccess,
        Verdict.Late,
    ];

    private static readonly VerdictStyle Passed = new("[OK]", '.', "successes", TextStyle.Good);

    /// <summary>How a verdict is written.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Its style.</returns>
    public static VerdictStyle Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => Passed,
        Verdict.Failed => new("[FAIL]", 'F', "failures", TextStyle.Bad),
        Verdict.Error => new("[ERROR]", 'E', "errors", TextStyle.Bad),
        Verdict.Skipped => new("[SKIPPED]", 'S', "skips", TextStyle.Notice),
        Verdict.ExpectedFailure => new("[TODO]", 'T', "expectedFailures", TextStyle.Notice),
        Verdict.UnexpectedSuccess => new("[SUCCESS!?!]", '!', "unexpectedSuccesses", TextStyle.Bad),
        Verdict.TimedOut => new("[TIMEOUT]", 'H', "timeouts", TextStyle.Bad),
        Verdict.Late => new("[LATE]", 'L', "late", TextStyle.Bad),
        Verdict.Flaky => new("[FLAKY]", 'R', "flaky", TextStyle.Notice),
        Verdict.Warned => new("[WARNING]", 'W', "warnings", TextStyle.Notice),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no such verdict"),
    };

    /// <summary>Whether a run with such a test can still pass.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsGreen(Verdict verdict) => Verdicts.IsGreen(verdict);
}
