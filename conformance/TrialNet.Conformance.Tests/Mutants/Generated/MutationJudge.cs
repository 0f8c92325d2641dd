using System.Globalization;
using TrialNet.Conformance.Checks;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>Says by what a mutant is found out: by random programs alone, by the scenarios of the rules, or by a check.</summary>
internal sealed class MutationJudge
{
    internal const string Survives = "survives";

    private const int RandomCases = 2000;
    private const ulong Seed = 1;

    /// <summary>Depth and memory: only what passes everything else comes to them.</summary>
    private static readonly string[] Slow = ["D-3.08", "D-3.09", "D-4.10", "D-4.11", "D-6.07", "D-10.08", "D-10.14", "D-10.16", "D-12.01", "D-12.06", "D-13.07"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<Case> _random;
    private readonly List<Case> _scenarios;
    private readonly List<string> _checked = [];

    /// <summary>Learns what the model says, and leaves out where the product itself disagrees.</summary>
    /// <param name="product">The product.</param>
    /// <param name="withChecks">Whether what survives all programs is checked too, which takes long.</param>
    internal MutationJudge(Func<DeferredSubject> product, bool withChecks)
    {
        using var executor = new SubjectExecutor(product);
        var features = new ProgramFeatures(executor.Manifest.Capabilities);
        _random = CasesOf(RandomPrograms.Take(features, Seed, RandomCases), product);
        _scenarios = CasesOf(
            Enum.GetValues<DeferredRule>().SelectMany(Scenarios.Of).SelectMany(scenario => scenario.Variants()).Where(features.Has), product);
        if (!withChecks)
        {
            return;
        }

        var report = ConformanceRun.Judge(product, Options([.. RuleChecks.All.Keys.Select(rule => rule.Id())]));
        _checked = [.. report.Rules.Where(rule => rule.Verdict == Verdict.Pass).Select(rule => rule.Rule)
            .OrderBy(rule => Slow.Contains(rule, StringComparer.Ordinal))];
    }

    /// <summary>Whether the checks have begun, which tell of no progress but watch over themselves.</summary>
    internal bool IsChecking { get; private set; }

    internal string Judge(Func<DeferredSubject> mutant, Action onProgress) =>
        FirstOf(_random, mutant, onProgress) is { } random ? $"random {random}"
        : FirstOf(_scenarios, mutant, onProgress) is { } scenario ? $"scenario {scenario}"
        : _checked.Count == 0 ? Survives
        : ByCheck(mutant);

    private static List<Case> CasesOf(IEnumerable<DeferredProgram> programs, Func<DeferredSubject> product)
    {
        var cases = new List<Case>();
        foreach (var program in programs)
        {
            var forms = program.All().Any(operation => operation.Verb == Verb.Body) ? Enum.GetValues<BodyForm>() : [BodyForm.Async];
            foreach (var form in forms)
            {
                using var model = new ModelSubject();
                try
                {
                    var one = new Case(program, form, ProgramRun.Of(model, program, form));
                    if (!Differs(one, product))
                    {
                        cases.Add(one);
                    }
                }
                catch (RunawayException)
                {
                    // Not even the model comes to an end.
                }
            }
        }

        return cases;
    }

    private static string? FirstOf(List<Case> cases, Func<DeferredSubject> mutant, Action onProgress)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (Differs(cases[i], mutant))
            {
                return (i + 1).ToString(CultureInfo.InvariantCulture);
            }

            onProgress();
        }

        return null;
    }

    private static bool Differs(Case one, Func<DeferredSubject> open)
    {
        try
        {
            using var subject = open();
            return one.Expected.FirstDifference(ProgramRun.Of(subject, one.Program, one.Form)) >= 0;
        }
        catch (Exception)
        {
            // It does not come to an end, or an exception comes out of it.
            return true;
        }
    }

    private string ByCheck(Func<DeferredSubject> mutant)
    {
        IsChecking = true;
        try
        {
            return _checked.Find(rule => ConformanceRun.Judge(mutant, Options([rule])).Rules[0].Verdict != Verdict.Pass) is { } broken
                ? $"check {broken}" : Survives;
        }
        finally
        {
            IsChecking = false;
        }
    }

    private static ConformanceOptions Options(IReadOnlyList<string> rules) => new() { Rules = rules, Cases = 0, Patience = Patience };

    private sealed record Case(DeferredProgram Program, BodyForm Form, Trace Expected);
}
