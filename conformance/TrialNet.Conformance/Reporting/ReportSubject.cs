using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reporting;

/// <summary>A subject of a report.</summary>
/// <param name="Number">Its place in the report, from 0: two subjects may have one name.</param>
/// <param name="Report">What was found out.</param>
/// <param name="Spec">What to write after <c>--subject</c> to judge it again.</param>
internal sealed record ReportSubject(int Number, SubjectReport Report, string Spec)
{
    private readonly Dictionary<string, RuleVerdict> _verdicts = Report.Rules.ToDictionary(rule => rule.Rule, StringComparer.Ordinal);

    private readonly HashSet<RuleKind> _kinds = [.. Report.Rules.Select(rule => RuleBook.Current.Find(rule.Rule)?.Kind).OfType<RuleKind>()];

    internal string Name => Report.Subject;

    /// <summary>The seed of the run.</summary>
    internal ulong Seed { get; init; }

    /// <summary>Whether it is judged by rules of that kind: a reactor is not asked for the rules of Deferreds.</summary>
    internal bool IsAsked(Rule rule) => _kinds.Contains(rule.Kind);

    /// <summary>The verdict on a rule; null if it is not asked of it, or the kit lost it.</summary>
    internal RuleVerdict? On(string rule) => _verdicts.GetValueOrDefault(rule);

    internal int Count(Verdict verdict) => Report.Rules.Count(rule => rule.Verdict == verdict);
}
