using System.Diagnostics;
using TrialNet.Conformance.Reactors.Judging;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>The reactor half of the kit proven: it rejects every mutant by a rule of the mutant's row.</summary>
public sealed class ReactorKillTableTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Every_mutant_is_rejected_by_a_rule_of_its_row()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the mutants are of reactors for Linux");
        var watch = Stopwatch.StartNew();
        var kills = ReactorMutantCatalogue.All.Select(mutant => (Mutant: mutant, Kill: ReactorMutantJudge.Judge(mutant))).ToList();
        output.WriteLine($"{kills.Count} mutants in {watch.Elapsed.TotalSeconds:0} s");
        foreach (var (mutant, kill) in kills)
        {
            output.WriteLine($"{mutant}\n    {kill.Rule}  {kill.Shown}");
        }

        var survivors = kills.Where(kill => kill.Kill.Rule.Length == 0).Select(kill => $"{kill.Mutant} {kill.Kill.Shown}").ToList();
        Assert.True(survivors.Count == 0, string.Join('\n', survivors.Prepend($"{survivors.Count} mutants survive:")));
    }

    [Fact]
    public void Every_row_names_rules_of_reactors_and_no_id_comes_twice()
    {
        var rules = ReactorRules.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ReactorMutantCatalogue.All.SelectMany(mutant => mutant.Row).Except(rules));
        Assert.Equal(ReactorMutantCatalogue.All.Count, ReactorMutantCatalogue.All.DistinctBy(mutant => mutant.Id).Count());
    }
}
