using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Tests.Mutants;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>Judges mutants of the poetry stack by the rules of their rows.</summary>
internal static class PoetryMutantJudge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Makes a mutant and judges it.</summary>
    /// <returns>The rule of its row that is broken and what was expected; an empty rule if the kit finds nothing.</returns>
    internal static (string Rule, string Shown) Judge(PoetryMutant mutant)
    {
        try
        {
            var report = Judge(PoetryMutantBuilder.Build(mutant.Edits), mutant.Row);
            return report.Rules.FirstOrDefault(static rule => rule.Verdict == Verdict.Fail) is { } broken
                ? (broken.Rule, broken.Reason)
                : ("", string.Join("; ", report.Rules.Select(static rule => $"{rule.Rule} {rule.Verdict} {rule.Reason}")));
        }
        catch (MutantException error)
        {
            return ("", error.Message);
        }
    }

    internal static SubjectReport Judge(PoetrySubject subject, IReadOnlyList<string> rules) => PoetryRun.Judge(
        subject, static options => TrialNet.Reactor.Reactors.Simulated(options).Create(), new ConformanceOptions { Rules = rules, Patience = Patience });
}
