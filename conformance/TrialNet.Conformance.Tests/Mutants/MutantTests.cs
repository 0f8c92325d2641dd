using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Mutants;

public sealed class MutantTests
{
    /// <summary>Each is compiled by itself, which takes its time: the fast tier has one of so many.</summary>
    private const int Share = 8;

    [Fact]
    public void Every_mutant_is_seen_in_its_own_programs_and_breaks_a_rule_of_its_row_there()
    {
        var wrong = MutantCatalogue.All.Where(static (_, index) => FullTier.IsOn || index % Share == 0).AsParallel().AsOrdered().SelectMany(Faults).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Faults(Mutant mutant)
    {
        LoadedMutant loaded;
        try
        {
            loaded = MutantBuilder.Build(mutant.Edits);
        }
        catch (MutantException error)
        {
            return [$"{mutant} {error.Message}"];
        }

        using (loaded)
        {
            using var executor = new SubjectExecutor(mutant.Open ?? loaded.Open);
            var differential = new Differential(executor);
            return [.. mutant.Shown.SelectMany(program => FaultsOf(mutant, differential, DeferredProgram.Parse(program)))];
        }
    }

    private static IEnumerable<string> FaultsOf(Mutant mutant, Differential differential, DeferredProgram program)
    {
        if (differential.Compare(program, BodyForm.Async, out _) is not { } found)
        {
            yield return $"{mutant} It is not seen in: {program}";
        }
        else if (!found.Rules.Select(rule => rule.Id()).Intersect(mutant.Row).Any())
        {
            yield return $"{mutant} In {program} it breaks {string.Join(' ', found.Rules.Select(rule => rule.Id()))} and not {mutant.Rules}.";
        }
    }
}
