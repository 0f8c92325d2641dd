using System.Diagnostics;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Mutants;

public sealed class MutantTests(ITestOutputHelper output)
{
    public static TheoryData<string> Shown => [.. MutantCatalogue.All.Where(mutant => mutant.Shown.Count > 0).Select(mutant => mutant.Id)];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_mutant_differs_from_the_model_where_a_rule_of_its_row_applies(string id)
    {
        var mutant = MutantCatalogue.All.Single(one => one.Id == id);
        var clock = Stopwatch.StartNew();
        using var loaded = MutantBuilder.Build(mutant.Edits);
        output.WriteLine($"built in {clock.ElapsedMilliseconds} ms");
        foreach (var text in mutant.Shown)
        {
            var program = DeferredProgram.Parse(text);
            using var model = new ModelSubject();
            var expected = ProgramRun.Of(model, program);
            using var subject = loaded.Open();
            var actual = ProgramRun.Of(subject, program);
            var place = expected.FirstDifference(actual);
            output.WriteLine($"{program}\nexpected:\n{expected}\nactual:\n{actual}\n");
            Assert.True(place >= 0, $"{mutant} is not seen in {program}.");
            var cited = model.Citations.At(place).All().Select(rule => rule.Id()).ToList();
            Assert.True(
                cited.Intersect(mutant.Row).Any(),
                $"{mutant} differs in {program} at {place}, where the model cites {string.Join(' ', cited)} and not {mutant.Rules}.");
        }
    }
}
