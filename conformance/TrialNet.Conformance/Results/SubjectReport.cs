namespace TrialNet.Conformance.Results;

/// <summary>Everything that was found out about one subject.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Profile">Which side of the deliberate differences it was judged by: <c>strict</c> or <c>twisted</c>.</param>
/// <param name="Rules">A verdict for each rule that was selected, in the order of the rule book.</param>
/// <param name="Warnings">What is no failure and should be known, such as a capability that is there and not declared.</param>
/// <param name="Programs">How many programs were run.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record SubjectReport(
    string Subject,
    string Profile,
    IReadOnlyList<RuleVerdict> Rules,
    IReadOnlyList<string> Warnings,
    long Programs,
    TimeSpan Elapsed)
{
    /// <summary>Whether no rule is broken, vacuous or in error.</summary>
    public bool IsGreen => Rules.Count > 0 && Rules.All(rule => rule.Verdict is Verdict.Pass or Verdict.NotDeclared or Verdict.NotDecidable);
}
