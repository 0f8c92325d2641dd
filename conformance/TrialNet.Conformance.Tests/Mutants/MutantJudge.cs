using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>Judges mutants by the rules of their rows: first by what is written for these rules, then by random programs.</summary>
internal static class MutantJudge
{
    private const int RandomCases = 1000;

    /// <summary>Longer than usual: several mutants are judged at a time, on a machine that may be busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes a mutant and judges it.</summary>
    /// <exception cref="MutantException">It cannot be made.</exception>
    internal static Kill Judge(Mutant mutant)
    {
        if (mutant.Open is { } open)
        {
            return Judge(mutant, open);
        }

        using var loaded = MutantBuilder.Build(mutant.Edits);
        return Judge(mutant, loaded.Open);
    }

    private static Kill Judge(Mutant mutant, Func<DeferredSubject> open)
    {
        var kill = Judge(mutant, open, 0);
        return kill.IsKilled ? kill : Judge(mutant, open, RandomCases);
    }

    private static Kill Judge(Mutant mutant, Func<DeferredSubject> open, int cases)
    {
        var report = ConformanceRun.Judge(open, new ConformanceOptions { Rules = mutant.Row, Cases = cases, Patience = Patience });
        return report.Rules.FirstOrDefault(rule => rule.Verdict == Verdict.Fail) is not { } broken
            ? new Kill(mutant, "", string.Join("; ", report.Rules.Select(rule => $"{rule.Rule} {rule.Verdict} {rule.Reason}").Concat(report.Warnings)))
            : new Kill(mutant, broken.Rule, Describe(broken));
    }

    private static string Describe(RuleVerdict broken) => broken.Counterexample switch
    {
        { Program.Length: > 0 } program => program.Program,
        { } check => $"the check: {check.Expected[0]}",
        _ => broken.Reason,
    };
}
