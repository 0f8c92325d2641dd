using TrialNet.Conformance.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Conformance.Reporting;

/// <summary>How a verdict is written.</summary>
/// <param name="Label">In words.</param>
/// <param name="Letter">In a row of letters.</param>
/// <param name="Name">In machine formats, and in counts of the last line.</param>
/// <param name="Style">In colours.</param>
internal sealed record VerdictLook(string Label, char Letter, string Name, TextStyle Style)
{
    /// <summary>What the letters mean.</summary>
    internal const string Legend = ". pass, F fail, - not declared, ? not decidable, 0 vacuous, E harness error";

    /// <summary>All verdicts, in the order in which they are counted.</summary>
    internal static IReadOnlyList<Verdict> Order { get; } =
        [Verdict.Pass, Verdict.Fail, Verdict.Vacuous, Verdict.HarnessError, Verdict.NotDeclared, Verdict.NotDecidable];

    internal static VerdictLook Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => new("pass", '.', "pass", TextStyle.Good),
        Verdict.Fail => new("fail", 'F', "fail", TextStyle.Bad),
        Verdict.NotDeclared => new("not declared", '-', "notDeclared", TextStyle.Faint),
        Verdict.NotDecidable => new("not decidable", '?', "notDecidable", TextStyle.Notice),
        Verdict.Vacuous => new("vacuous", '0', "vacuous", TextStyle.Bad),
        Verdict.HarnessError => new("harness error", 'E', "harnessError", TextStyle.Bad),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no such verdict"),
    };

    /// <summary>Whether it makes a run red.</summary>
    internal static bool IsRed(Verdict verdict) => verdict is Verdict.Fail or Verdict.Vacuous or Verdict.HarnessError;
}
