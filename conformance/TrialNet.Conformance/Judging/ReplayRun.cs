using System.Diagnostics;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Judging;

/// <summary>Runs one program again, as it stands, and judges the rules that it shows.</summary>
internal static class ReplayRun
{
    /// <summary>Judges one program.</summary>
    /// <param name="name">What the subject is called if it cannot be made.</param>
    /// <param name="executor">The subject.</param>
    /// <param name="program">The program.</param>
    /// <param name="options">Its rules: those that are named have a verdict even if the program does not show them.</param>
    internal static SubjectReport Judge(string name, IExecutor executor, DeferredProgram program, ConformanceOptions options)
    {
        var watch = Stopwatch.StartNew();
        var selected = ConformanceRun.Select(options);
        var tally = new Tally(selected.ToHashSet());
        var shown = default(RuleSet);
        SubjectManifest? manifest = null;
        string? reason = null;
        var item = new WorkItem(program.ToString(), null, () =>
        {
            manifest = executor.Manifest;
            var differential = new Differential(executor);
            foreach (var form in Forms(program, manifest.Capabilities))
            {
                using var model = new ModelSubject(manifest.Profile);
                ProgramRun.Of(model, program, form);
                shown = model.Citations.All;
                var found = differential.Compare(program, form, out var cited);
                tally.Count(cited);
                if (found is not null)
                {
                    tally.Charge(found, selected is [var only] ? only : null);
                }
            }
        });
        new Watchdog(options.Patience).Run(
            [item],
            _ => reason = $"it does not return within {options.Patience.TotalSeconds:0} s",
            (_, error) => reason = $"{(manifest is null ? "the subject cannot be made" : "the program did not come to its end")}: {error.GetType().Name}: {error.Message}");
        var verdicts = reason is null
            ? Conclude(selected, selected.Count == RuleIds.Count, tally)
            : selected.Where(rule => manifest is null || selected.Count < RuleIds.Count || shown.Contains(rule)).Select(rule => new RuleVerdict(rule.Id(), Verdict.Fail, 1, reason));
        return new SubjectReport(
            manifest?.Name ?? name,
            (manifest?.Profile ?? Profile.Strict).ToString().ToLowerInvariant(),
            [.. verdicts],
            [.. tally.Elsewhere],
            tally.Programs,
            watch.Elapsed);
    }

    private static IEnumerable<BodyForm> Forms(DeferredProgram program, IReadOnlyCollection<Capability> capabilities)
    {
        var hasBodies = program.All().Any(operation => operation.Verb == Verb.Body);
        return !hasBodies || !capabilities.Contains(Capability.Iterators) ? [BodyForm.Async]
            : capabilities.Contains(Capability.Async) ? [BodyForm.Async, BodyForm.Iterator]
            : [BodyForm.Iterator];
    }

    private static IEnumerable<RuleVerdict> Conclude(IReadOnlyList<DeferredRule> selected, bool selectsAll, Tally tally)
    {
        foreach (var rule in selected)
        {
            var cases = tally.CasesOf(rule);
            if (tally.DivergenceOf(rule) is { } divergence)
            {
                yield return Verdicts.OfDivergence(divergence, rule, cases);
            }
            else if (cases > 0)
            {
                yield return new RuleVerdict(rule.Id(), Verdict.Pass, cases);
            }
            else if (!selectsAll)
            {
                yield return new RuleVerdict(rule.Id(), Verdict.Vacuous, 0, "the program does not meet its premise");
            }
        }
    }
}
