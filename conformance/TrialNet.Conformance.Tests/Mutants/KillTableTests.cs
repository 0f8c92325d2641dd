using System.Collections.Concurrent;
using System.Diagnostics;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Fixtures;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>The kit proven: it rejects every mutant by a rule of the mutant's row, and nothing but mutants.</summary>
public sealed class KillTableTests(ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Every_mutant_is_rejected_by_a_rule_of_its_row()
    {
        Skip.IfNot(FullTier.IsOn, "takes minutes: the full tier runs it; that each mutant is seen in its own programs is tested here too");
        var watch = Stopwatch.StartNew();
        var kills = Partitioner.Create(MutantCatalogue.All.ToArray(), loadBalance: true)
            .AsParallel().AsOrdered()
            .Select(MutantJudge.Judge)
            .ToList();
        output.WriteLine($"{kills.Count} mutants in {watch.Elapsed.TotalSeconds:0} s, {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0} s of processor");
        var survivors = kills.Where(kill => !kill.IsKilled).Select(kill => $"{kill.Mutant} {kill.Shown}").ToList();

        Assert.True(survivors.Count == 0, string.Join('\n', survivors.Prepend($"{survivors.Count} mutants survive:")));
        await Snapshots.Verify(TableOf(kills));
    }

    [Fact]
    public void The_product_made_in_the_same_way_is_accepted()
    {
        using var product = MutantBuilder.Build([]);
        var report = ConformanceRun.Judge(product.Open, new ConformanceOptions { Patience = TimeSpan.FromSeconds(30) });

        Assert.DoesNotContain(report.Rules, rule => rule.Verdict is Verdict.Fail or Verdict.HarnessError or Verdict.Vacuous);
        Assert.Equal(
            Verdict.Pass,
            ConformanceRun.Judge(() => new ArgumentsSubject(isBroken: false), new ConformanceOptions { Rules = ["D-2.09"], Cases = 0 }).Rules[0].Verdict);
    }

    [Fact]
    public void Every_rule_of_Deferreds_is_in_the_row_of_a_mutant()
    {
        var covered = MutantCatalogue.All.SelectMany(mutant => mutant.Row).ToHashSet(StringComparer.Ordinal);
        var judged = RuleBook.Current.Rules.Where(rule => rule.Kind == RuleKind.Deferred).Select(rule => rule.Id).ToList();

        Assert.Empty(judged.Except(covered));
        Assert.Empty(covered.Except(judged));
        Assert.Equal(MutantCatalogue.All.Count, MutantCatalogue.All.DistinctBy(mutant => mutant.Id).Count());
    }

    private static string TableOf(List<Kill> kills) => string.Join(
        '\n',
        kills.Select(kill => $"{kill.Mutant}\n    {kill.Rule}  {kill.Shown}"));
}
