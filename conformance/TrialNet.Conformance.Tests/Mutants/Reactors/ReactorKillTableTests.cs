using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Fixtures;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants.Reactors;

/// <summary>The reactor half of the kit proven: it rejects every mutant by a rule of the mutant's row.</summary>
public sealed class ReactorKillTableTests(ITestOutputHelper output)
{
    private static readonly string[] Fast = ["M-77"];

    public static TheoryData<string> Ids => [.. ReactorMutantCatalogue.All.Select(mutant => mutant.Id).Where(id => FullTier.IsOn || Fast.Contains(id))];

    [SkippableTheory]
    [MemberData(nameof(Ids))]
    public void A_mutant_is_rejected_by_a_rule_of_its_row(string id)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the mutants are of reactors for Linux");
        var mutant = ReactorMutantCatalogue.All.Single(mutant => mutant.Id == id);
        var (rule, shown) = ReactorMutantJudge.Judge(mutant);
        output.WriteLine($"{mutant}\n    {rule}  {shown}");

        Assert.True(rule.Length > 0, $"{mutant} survives: {shown}");
    }

    [Fact]
    public void Every_rule_of_reactors_is_in_the_row_of_a_mutant()
    {
        var covered = ReactorMutantCatalogue.All.SelectMany(mutant => mutant.Row).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ReactorChecks.All.Select(check => check.Rule).Distinct().Except(covered).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_edit_fits_the_source_as_it_is() =>
        Assert.All(ReactorMutantCatalogue.All, static mutant => Assert.NotEmpty(ReactorMutantBuilder.Apply(mutant.Edits)));

    [Fact]
    public void Every_row_names_rules_of_reactors_and_no_id_comes_twice()
    {
        var rules = ReactorRules.All.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(ReactorMutantCatalogue.All.SelectMany(mutant => mutant.Row).Except(rules));
        Assert.Equal(ReactorMutantCatalogue.All.Count, ReactorMutantCatalogue.All.DistinctBy(mutant => mutant.Id).Count());
    }
}
