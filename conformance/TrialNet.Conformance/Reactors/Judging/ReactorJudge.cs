using System.Diagnostics;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Reactors.Judging;

/// <summary>The judging of one kind of reactor: admission, checks, then a verdict for each rule.</summary>
/// <param name="name">What it is called where it cannot say so itself.</param>
/// <param name="make">Makes the subject; on a thread of the kit.</param>
/// <param name="options">Which rules, how thoroughly, from which seed.</param>
/// <param name="cancellation">Ends the run with what is known by then.</param>
internal sealed class ReactorJudge(string name, Func<ReactorSubject> make, ConformanceOptions options, CancellationToken cancellation)
{
    // So many random programs of Deferreds take as long as one of a reactor.
    private const int CasesPerProgram = 40;

    private readonly ReactorTally _tally = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _warnings = [];

    internal IReadOnlyList<ReactorCheck> Checks { get; init; } = ReactorChecks.All;

    /// <summary>Who else there is.</summary>
    internal ReactorCompany Company { get; init; } = ReactorCompany.None;

    internal SubjectReport Judge()
    {
        var selected = ReactorRules.Select(options.Rules);
        var admission = ReactorAdmission.Of(make, options.Patience);
        if (admission.Error is { } error)
        {
            return Report(admission, [.. selected.Select(rule => new RuleVerdict(rule.Id, Verdict.Fail, 0, error))]);
        }

        _warnings.AddRange(admission.Warnings);
        var ids = selected.Where(rule => IsOffered(rule, admission)).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var checks = Checks.Where(check => ids.Contains(check.Rule)).ToList();

        // Of one check, events may be waited for several times before it gives up by itself.
        new CheckRunner(check => Open(admission.Subject!, check), _tally, options.Patience * 3, cancellation).Run(checks);
        if (cancellation.IsCancellationRequested)
        {
            _warnings.Add("interrupted: this is what was known by then");
        }

        return Report(admission, [.. selected.Select(rule => Conclude(rule, admission))]);
    }

    private ReactorCheckContext Open(ReactorSubject subject, ReactorCheck check) => new(subject, new CheckLedger(_tally, check))
    {
        Rule = check.Rule,
        Children = Company.Children ?? subject as IRunsInChild,
        Partner = Company.Partner,
        Seed = options.Seed,
        Programs = Math.Clamp(options.Cases / CasesPerProgram, 1, 10_000),
        Patience = options.Patience,
    };

    private static bool IsOffered(Rule rule, ReactorAdmission admission) =>
        ReactorRules.CapabilityOf(rule) is not { } capability || (admission.Manifest!.Has(capability) && !admission.Missing.Contains(capability));

    private RuleVerdict Conclude(Rule rule, ReactorAdmission admission)
    {
        var capability = ReactorRules.CapabilityOf(rule);
        var cases = _tally.CasesOf(rule.Id);
        if (capability is { } needed && !admission.Manifest!.Has(needed))
        {
            return new RuleVerdict(rule.Id, Verdict.NotDeclared, 0, $"it does not declare {needed}");
        }

        if (capability is { } declared && admission.Missing.Contains(declared))
        {
            return new RuleVerdict(rule.Id, Verdict.Fail, 0, $"it declares {declared}, and does not offer it");
        }

        if (_tally.FailureOf(rule.Id) is { } failure)
        {
            return new RuleVerdict(rule.Id, Verdict.Fail, cases, $"expected {failure.Expected}; {failure.Actual}", ExampleOf(rule, failure));
        }

        var undecided = _tally.UndecidedOf(rule.Id);
        return undecided is { Verdict: Verdict.NotDecidable } ? new RuleVerdict(rule.Id, Verdict.NotDecidable, cases, undecided.Actual)
            : cases > 0 ? new RuleVerdict(rule.Id, Verdict.Pass, cases)
            : new RuleVerdict(rule.Id, Verdict.Vacuous, 0, undecided?.Actual ?? "its premise never held: nothing is known about it");
    }

    private Counterexample ExampleOf(Rule rule, CheckResult failure)
    {
        var finder = _tally.FinderOf(rule.Id);
        return new Counterexample(failure.Program, [failure.Expected], failure.Actual, [], [], [], string.Empty)
        {
            FoundBy = finder is null || finder.Rule == rule.Id ? [] : [finder.Rule],
            Partner = finder?.Means == ReactorChecks.Comparison ? Company.PartnerName : string.Empty,
            Cases = finder?.Means is ReactorChecks.Programs or ReactorChecks.Comparison or ReactorChecks.Faults ? options.Cases : 0,
        };
    }

    private SubjectReport Report(ReactorAdmission admission, IReadOnlyList<RuleVerdict> verdicts) =>
        new(admission.Manifest?.Name ?? name, "strict", verdicts, _warnings, _tally.Programs, _watch.Elapsed);
}
