using TrialNet.Conform.Children;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>Judges mutants of reactors by the rules of their rows.</summary>
internal static class ReactorMutantJudge
{
    // A check that waits in vain is how some mutants die: long enough for a busy machine, short enough for many of them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Makes a mutant and judges it.</summary>
    /// <returns>The rule of its row that is broken and what was expected; an empty rule if the kit finds nothing.</returns>
    internal static (string Rule, string Shown) Judge(ReactorMutant mutant)
    {
        try
        {
            using var loaded = ReactorMutantBuilder.Build(mutant.Edits);
            return Judge(mutant, loaded);
        }
        catch (MutantException error)
        {
            return ("", error.Message);
        }
    }

    private static (string Rule, string Shown) Judge(ReactorMutant mutant, LoadedReactors loaded)
    {
        var report = mutant.NeedsChildren ? JudgeWithChildren(mutant, loaded) : Judge(mutant, loaded, null);
        return report.Rules.FirstOrDefault(rule => rule.Verdict == Verdict.Fail) is { } broken
            ? (broken.Rule, broken.Counterexample?.Expected[0] ?? broken.Reason)
            : ("", string.Join("; ", report.Rules.Select(rule => $"{rule.Rule} {rule.Verdict} {rule.Reason}").Concat(report.Warnings)));
    }

    private static SubjectReport JudgeWithChildren(ReactorMutant mutant, LoadedReactors loaded)
    {
        var folder = Directory.CreateTempSubdirectory("reactor-mutant-");
        try
        {
            return Judge(mutant, loaded, new ChildScenes(loaded.Save(mutant.Kind, folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SubjectReport Judge(ReactorMutant mutant, LoadedReactors loaded, IRunsInChild? children) => ReactorRun.Judge(
        mutant.Id, () => loaded.Open(mutant.Kind), new ConformanceOptions { Rules = mutant.Row, Patience = Patience }, CancellationToken.None, new ReactorCompany(children, null));
}
