using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Fixtures;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry.Mutants;

/// <summary>The poetry part of the kit proven: it rejects every mutant by a rule of the mutant's row, and accepts the stack as it is.</summary>
public sealed class PoetryKillTableTests(ITestOutputHelper output)
{
    private static readonly string[] Fast = ["M-87", "M-88", "M-89", "M-90"];

    public static TheoryData<string> Ids => [.. PoetryMutantCatalogue.All.Select(mutant => mutant.Id).Where(id => FullTier.IsOn || Fast.Contains(id))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_mutant_is_rejected_by_a_rule_of_its_row(string id)
    {
        var mutant = PoetryMutantCatalogue.All.Single(mutant => mutant.Id == id);
        var (rule, shown) = PoetryMutantJudge.Judge(mutant);
        output.WriteLine($"{mutant}\n    {rule}  {shown}");

        Assert.True(rule.Length > 0, $"{mutant} survives: {shown}");
    }

    [Fact]
    public void Compiled_without_an_edit_the_stack_is_accepted()
    {
        var rules = FullTier.IsOn ? [] : PoetryMutantCatalogue.All.Where(static mutant => Fast.Contains(mutant.Id)).SelectMany(static mutant => mutant.Row).ToArray();
        var report = PoetryMutantJudge.Judge(PoetryMutantBuilder.Build([]), rules);

        var broken = string.Join('\n', report.Rules.Where(static rule => rule.Verdict != Verdict.Pass).Select(static rule => $"{rule.Rule} {rule.Verdict}: {rule.Reason}"));
        Assert.True(broken.Length == 0, broken);
    }

    [Fact]
    public void Every_rule_of_poetry_is_in_the_row_of_a_mutant()
    {
        var covered = PoetryMutantCatalogue.All.SelectMany(static mutant => mutant.Row).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(PoetryRules.All.Select(static rule => rule.Id).Except(covered).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_edit_fits_the_source_as_it_is() =>
        Assert.All(PoetryMutantCatalogue.All, static mutant => Assert.NotEmpty(PoetryMutantBuilder.Apply(mutant.Edits)));

    [Fact]
    public void Every_row_names_rules_of_poetry_and_no_id_comes_twice()
    {
        var rules = PoetryRules.All.Select(static rule => rule.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(PoetryMutantCatalogue.All.SelectMany(static mutant => mutant.Row).Except(rules));
        Assert.Equal(PoetryMutantCatalogue.All.Count, PoetryMutantCatalogue.All.DistinctBy(static mutant => mutant.Id).Count());
    }
}
