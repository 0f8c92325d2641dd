using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reporting;

/// <summary>Something to tell about a subject: a rule that did not pass, or several that did not for one and the same reason.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Rules">The rules, in the order of the book.</param>
/// <param name="Found">The verdict on the first of them.</param>
internal sealed record Finding(ReportSubject Subject, IReadOnlyList<Rule> Rules, RuleVerdict Found)
{
    /// <summary>The smallest case, made visible; null where there is no program.</summary>
    internal ExplainedFailure? Explanation { get; init; }

    internal Verdict Verdict => Found.Verdict;

    internal Counterexample? Example => Found.Counterexample;
}
