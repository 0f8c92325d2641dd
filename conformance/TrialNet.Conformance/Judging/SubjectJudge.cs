using System.Diagnostics;
using TrialNet.Conformance.Checks;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>The judging of one subject: admission, scenarios, checks, random programs, then a verdict for each rule.</summary>
internal sealed class SubjectJudge(
    string name, IExecutor executor, ConformanceOptions options, IReadOnlyList<DeferredRule> selected, CancellationToken cancellation)
{
    private const ulong RelationsSalt = 0x5EED;

    /// <summary>An executor that accepts less than one program of so many is given fewer programs.</summary>
    private const int MostRefused = 20;

    private readonly Tally _tally = new(selected.ToHashSet());
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<string> _warnings = [];
    private Differential _differential = null!;
    private Admission _admission = null!;

    internal SubjectReport Judge()
    {
        try
        {
            Admission? admitted = null;
            Exception? refused = null;
            var item = new WorkItem("making the subject", null, () => admitted = Admission.Of(executor));
            if (!new Watchdog(options.Patience).Run([item], _ => refused = new TimeoutException("making it does not return"), (_, error) => refused = error)
                || refused is not null || admitted is null)
            {
                return Refuse(refused ?? new TimeoutException("making it does not return"));
            }

            _admission = admitted;
        }
        catch (Exception error)
        {
            return Refuse(error);
        }

        _warnings.AddRange(_admission.Warnings);
        _differential = new Differential(executor);
        var finished = new Watchdog(options.Patience).Run(Work(), Hang, Error);
        if (!finished)
        {
            _warnings.Add("too much of it hangs; the rest was not tried");
        }

        if (cancellation.IsCancellationRequested)
        {
            _warnings.Add("interrupted: this is what was known by then");
        }

        _warnings.AddRange(_tally.Elsewhere);
        return Report([.. selected.Select(Conclude)]);
    }

    private IEnumerable<WorkItem> Work() => Scenarios().Concat(Checks()).Concat(Random()).Concat(Relations()).TakeWhile(_ => !cancellation.IsCancellationRequested);

    private IEnumerable<WorkItem> Scenarios()
    {
        var features = _admission.Features;
        foreach (var rule in selected)
        {
            foreach (var program in Generating.Scenarios.Of(rule).SelectMany(scenario => scenario.Variants()).Where(features.Has).Where(executor.Accepts))
            {
                // Once broken is broken; the smallest case is found by shrinking.
                if (_tally.DivergenceOf(rule) is null)
                {
                    foreach (var form in FormsOf(program))
                    {
                        yield return Item(program, form, rule);
                    }
                }
            }
        }
    }

    private IEnumerable<WorkItem> Random()
    {
        foreach (var program in RandomProgramsOf(options.Seed, options.Cases))
        {
            foreach (var form in FormsOf(program))
            {
                yield return Item(program, form, null);
            }
        }
    }

    /// <summary>Rules about two runs: of the same program (D-14.06), and of two programs apart and together (D-1.09).</summary>
    private IEnumerable<WorkItem> Relations()
    {
        var relations = new Relations(executor, _differential, _tally);
        foreach (var program in RandomProgramsOf(options.Seed ^ RelationsSalt, options.Cases / 4))
        {
            yield return new WorkItem(program.ToString(), DeferredRule.D_1_09, () => relations.Try(program));
        }
    }

    private IEnumerable<DeferredProgram> RandomProgramsOf(ulong seed, int count) =>
        RandomPrograms.Take(_admission.Features, seed, MostRefused * count).Where(executor.Accepts).Take(count);

    private IEnumerable<BodyForm> FormsOf(DeferredProgram program)
    {
        var capabilities = _admission.Manifest.Capabilities;
        var hasBodies = program.All().Any(operation => operation.Verb == Verb.Body);
        if (!hasBodies || capabilities.Contains(Capability.Async))
        {
            yield return BodyForm.Async;
        }

        if (hasBodies && capabilities.Contains(Capability.Iterators))
        {
            yield return BodyForm.Iterator;
        }
    }

    private WorkItem Item(DeferredProgram program, BodyForm form, DeferredRule? sake) => new(program.ToString(), sake, () =>
    {
        var found = _differential.Compare(program, form, out var cited);
        _tally.Count(cited);
        if (found is not null)
        {
            _tally.Charge(found, sake);
        }
    });

    private IEnumerable<WorkItem> Checks() => selected.Select(rule => new WorkItem(
        $"the check of {rule.Id()}",
        rule,
        () =>
        {
            if ((executor.Check(rule) ?? CheckHere(rule)) is { } result)
            {
                _tally.Check(rule, result);
            }
        },
        IsBounded: true));

    private CheckResult? CheckHere(DeferredRule rule)
    {
        if (!RuleChecks.All.TryGetValue(rule, out var check) || !IsOffered(rule) || _admission.IsElsewhere)
        {
            return null;
        }

        // A check may wait for threads that the machine has not got round to.
        var context = new CheckContext(() => executor.Open() ?? throw new InvalidOperationException("the subject lives elsewhere"), options.Patience * 3);
        check(context);
        return context.Result;
    }

    private bool IsOffered(DeferredRule rule) =>
        CapabilityOf(rule) is not { } capability
        || (_admission.Manifest.Capabilities.Contains(capability) && !_admission.Missing.Contains(capability));

    private void Hang(WorkItem item) => _tally.Break(
        item.Rule ?? selected[0],
        $"it does not return within {options.Patience.TotalSeconds:0} s from: {item.Text}");

    private void Error(WorkItem item, Exception error) => _tally.Break(
        item.Rule ?? selected[0],
        $"{error.GetType().Name} came out of it ({error.Message}) in: {item.Text}");

    private RuleVerdict Conclude(DeferredRule rule)
    {
        var capability = CapabilityOf(rule);
        var cases = _tally.CasesOf(rule);
        var id = rule.Id();
        if (capability is { } needed && !_admission.Manifest.Capabilities.Contains(needed))
        {
            return new RuleVerdict(id, Verdict.NotDeclared, 0, $"it does not declare {needed}");
        }

        if (capability is { } declared && _admission.Missing.Contains(declared))
        {
            return new RuleVerdict(id, Verdict.Fail, 0, $"it declares {declared}, and does not offer it");
        }

        if (_tally.ReasonOf(rule) is { } reason)
        {
            return new RuleVerdict(id, Verdict.Fail, cases, reason);
        }

        if (_tally.DivergenceOf(rule) is { } divergence)
        {
            return Verdicts.OfDivergence(Shrink(divergence, rule), rule, cases);
        }

        if (_tally.CheckOf(rule) is { Verdict: Verdict.Fail } check)
        {
            return Verdicts.OfCheck(check, rule, cases);
        }

        return _admission.Undecidable(rule) is { } undecidable ? new RuleVerdict(id, Verdict.NotDecidable, cases, undecidable)
            : cases > 0 ? new RuleVerdict(id, Verdict.Pass, cases)
            : _tally.CheckOf(rule) is { Verdict: not Verdict.Pass } unsure ? new RuleVerdict(id, unsure.Verdict, 0, unsure.Actual)
            : new RuleVerdict(id, Verdict.Vacuous, 0, "its premise never held: nothing is known about it");
    }

    private static Capability? CapabilityOf(DeferredRule rule) =>
        RuleBook.Current.Find(rule.Id())?.Capability is { } name ? Enum.Parse<Capability>(name) : null;

    /// <summary>Shrinking runs the subject too, and so may hang.</summary>
    private Divergence Shrink(Divergence divergence, DeferredRule rule)
    {
        var smallest = divergence;
        new Watchdog(options.Patience).Run(
            [new WorkItem("shrinking", rule, () => smallest = _differential.Shrink(divergence, rule))], static _ => { }, static (_, _) => { });
        return smallest;
    }

    private SubjectReport Refuse(Exception error)
    {
        var (verdict, reason) = error is AdapterException
            ? (Verdict.HarnessError, $"the adapter is wrong: {error.Message}")
            : (Verdict.Fail, $"the subject cannot be made: {error.GetType().Name}: {error.Message}");
        return Report([.. selected.Select(rule => new RuleVerdict(rule.Id(), verdict, 0, reason))], name);
    }

    private SubjectReport Report(IReadOnlyList<RuleVerdict> verdicts, string? subject = null) => new(
        subject ?? _admission.Manifest.Name,
        (_admission?.Manifest.Profile ?? Profile.Strict).ToString().ToLowerInvariant(),
        verdicts,
        _warnings,
        _tally.Programs,
        _watch.Elapsed);
}
