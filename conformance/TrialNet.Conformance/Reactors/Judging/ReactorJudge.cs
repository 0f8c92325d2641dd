using System.Diagnostics;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>The judging of one kind of reactor: admission, checks, then a verdict for each rule.</summary>
internal sealed class ReactorJudge(ReactorSubject subject, ConformanceOptions options, CancellationToken cancellation)
{
    private readonly ReactorTally _tally = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _warnings = [];

    internal SubjectReport Judge()
    {
        var selected = ReactorRules.Select(options.Rules);
        var admission = ReactorAdmission.Of(subject, options.Patience);
        if (admission.Error is { } error)
        {
            return Report([.. selected.Select(rule => new RuleVerdict(rule.Id, Verdict.Fail, 0, error))]);
        }

        _warnings.AddRange(admission.Warnings);
        var ids = selected.Where(rule => IsOffered(rule, admission)).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var checks = ReactorChecks.All.Where(check => ids.Contains(check.Rule)).ToList();

        // Of one check, events may be waited for several times before it gives up by itself.
        new CheckRunner(Open, _tally, options.Patience * 3, cancellation).Run(checks);
        if (cancellation.IsCancellationRequested)
        {
            _warnings.Add("interrupted: this is what was known by then");
        }

        return Report([.. selected.Select(rule => Conclude(rule, admission))]);
    }

    private ReactorCheckContext Open(ReactorCheck check) => new(subject, _tally)
    {
        Seed = options.Seed,
        Programs = Math.Clamp(options.Cases / 40, 1, 10_000),
        Patience = options.Patience,
    };

    private bool IsOffered(Rule rule, ReactorAdmission admission) =>
        ReactorRules.CapabilityOf(rule) is not { } capability || (subject.Manifest.Has(capability) && !admission.Missing.Contains(capability));

    private RuleVerdict Conclude(Rule rule, ReactorAdmission admission)
    {
        var capability = ReactorRules.CapabilityOf(rule);
        var cases = _tally.CasesOf(rule.Id);
        if (capability is { } needed && !subject.Manifest.Has(needed))
        {
            return new RuleVerdict(rule.Id, Verdict.NotDeclared, 0, $"it does not declare {needed}");
        }

        if (capability is { } declared && admission.Missing.Contains(declared))
        {
            return new RuleVerdict(rule.Id, Verdict.Fail, 0, $"it declares {declared}, and does not offer it");
        }

        if (_tally.FailureOf(rule.Id) is { } failure)
        {
            return new RuleVerdict(
                rule.Id, Verdict.Fail, cases, $"expected {failure.Expected}; {failure.Actual}", new Counterexample(failure.Program, [failure.Expected], failure.Actual, [], [], [], string.Empty));
        }

        return _tally.UndecidedOf(rule.Id) is { Verdict: Verdict.NotDecidable } undecided ? new RuleVerdict(rule.Id, Verdict.NotDecidable, cases, undecided.Actual)
            : cases > 0 ? new RuleVerdict(rule.Id, Verdict.Pass, cases)
            : new RuleVerdict(rule.Id, Verdict.Vacuous, 0, "its premise never held: nothing is known about it");
    }

    private SubjectReport Report(IReadOnlyList<RuleVerdict> verdicts) =>
        new(subject.Manifest.Name, "strict", verdicts, _warnings, verdicts.Sum(verdict => verdict.Cases), _watch.Elapsed);
}
