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

    private readonly RuleKind? _kind = KindOf(Report.Rules);

    internal string Name => Report.Subject;

    /// <summary>The seed of the run.</summary>
    internal ulong Seed { get; init; }

    /// <summary>Whether it is judged by rules of that kind: a reactor is not asked for the rules of Deferreds.</summary>
    internal bool IsAsked(Rule rule) => _kind is { } kind && rule.IsAskedOf(kind);

    /// <summary>The verdict on a rule; null if it is not asked of it, or the kit lost it.</summary>
    internal RuleVerdict? On(string rule) => _verdicts.GetValueOrDefault(rule);

    // P-NS is of reactors, and asked of poetry as well.
    private static RuleKind? KindOf(IReadOnlyList<RuleVerdict> rules)
    {
        var kinds = rules.Select(static rule => RuleBook.Current.Find(rule.Rule)?.Kind).OfType<RuleKind>().ToHashSet();
        return kinds.Contains(RuleKind.Poetry) ? RuleKind.Poetry : kinds.Count > 0 ? kinds.First() : null;
    }

    internal int Count(Verdict verdict) => Report.Rules.Count(rule => rule.Verdict == verdict);
}
