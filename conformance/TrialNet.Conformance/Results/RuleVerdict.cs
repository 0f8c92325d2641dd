namespace TrialNet.Conformance.Results;

/// <summary>One cell of the matrix: a rule and a subject.</summary>
/// <param name="Rule">The id, such as <c>D-4.05</c>.</param>
/// <param name="Verdict">What was found out.</param>
/// <param name="Cases">In how many cases the premise of the rule held.</param>
/// <param name="Reason">Why it is not a pass, in a sentence; empty for a pass.</param>
/// <param name="Counterexample">For a failure, the smallest case, if there is one.</param>
public sealed record RuleVerdict(string Rule, Verdict Verdict, long Cases, string Reason = "", Counterexample? Counterexample = null);
