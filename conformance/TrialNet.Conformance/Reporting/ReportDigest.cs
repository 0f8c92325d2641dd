using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reporting;

/// <summary>A report with all that its readers need beside it: the texts of the rules, what is broken, what belongs together.</summary>
internal sealed class ReportDigest
{
    private readonly Func<Counterexample, ExplainedFailure?> _explain;

    internal ReportDigest(ConformanceReport report, ReportOptions options, Func<Counterexample, ExplainedFailure?> explain)
    {
        _explain = explain;
        Report = report;
        Options = options;
        Subjects = [.. report.Subjects.Select((subject, number) => new ReportSubject(number, subject, SpecOf(subject, number)) { Seed = report.Seed })];
        var ids = report.Subjects.SelectMany(subject => subject.Rules).Select(verdict => verdict.Rule).Concat(report.MissingRules)
            .ToHashSet(StringComparer.Ordinal);
        if (ids.FirstOrDefault(id => Book.Find(id) is null) is { } unknown)
        {
            throw new ArgumentException($"The report has a verdict on {unknown}, and the rule book no such rule.", nameof(report));
        }

        Chapters =
        [
            .. Book.Chapters.Select(chapter => chapter with { Rules = [.. chapter.Rules.Where(rule => ids.Contains(rule.Id))] })
                .Where(chapter => chapter.Rules.Count > 0),
        ];
        Rules = [.. Chapters.SelectMany(chapter => chapter.Rules)];
        Broken = [.. Subjects.SelectMany(subject => Findings(subject, VerdictLook.IsRed))];
        Undecided = [.. Subjects.SelectMany(subject => Findings(subject, verdict => verdict is Verdict.NotDeclared or Verdict.NotDecidable))];
    }

    internal static RuleBook Book => RuleBook.Current;

    internal ConformanceReport Report { get; }

    internal ReportOptions Options { get; }

    internal IReadOnlyList<ReportSubject> Subjects { get; }

    /// <summary>The chapters that were judged, with those of their rules that were.</summary>
    internal IReadOnlyList<RuleChapter> Chapters { get; }

    /// <summary>The rules that were selected.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>What makes the run red, subject by subject.</summary>
    internal IReadOnlyList<Finding> Broken { get; }

    /// <summary>What nobody could judge or asked to be judged on.</summary>
    internal IReadOnlyList<Finding> Undecided { get; }

    internal int Count(Verdict verdict) => Subjects.Sum(subject => subject.Count(verdict));

    private string SpecOf(SubjectReport subject, int number) =>
        number < Options.Specs.Count ? Options.Specs[number] : subject.Subject;

    // What has a case of its own stands for itself; one reason for many rules ("the subject cannot be made") is told once.
    private IEnumerable<Finding> Findings(ReportSubject subject, Func<Verdict, bool> isMeant) =>
        from found in subject.Report.Rules
        where isMeant(found.Verdict)
        group found by (found.Verdict, found.Reason, Own: found.Counterexample is null ? "" : found.Rule) into same
        let first = same.First()
        select new Finding(subject, [.. same.Select(one => Book.Find(one.Rule)!)], first)
        {
            // Programs of Deferreds can be explained; what a reactor was asked to do is told as it is.
            Explanation = first.Counterexample is { Program.Length: > 0 } example && Book.Find(first.Rule)!.Kind == RuleKind.Deferred ? _explain(example) : null,
        };
}
