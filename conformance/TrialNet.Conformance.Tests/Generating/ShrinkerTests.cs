using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Tests.Generating;

public sealed class ShrinkerTests
{
    [Fact]
    public void What_does_not_matter_is_dropped_lifted_or_made_plain()
    {
        var program = DeferredProgram.Parse(
            "a = new{}; b = new{b.fire}; c = new; c.both{}; b.pair{c.fire(null); a.pause; b.cancel -> throw interrupted}{}; a.both{-> @c}; b.fire(exception); c.look; a.fire");

        var smallest = Smallest(program, candidate => candidate.All().Any(operation => operation.Verb == Verb.Pause));

        Assert.Equal("a.pause", smallest.ToString());
    }

    [Fact]
    public void Slots_are_renamed_to_the_first_letters()
    {
        var program = DeferredProgram.Parse("d = new; f = new; d.both{-> @f}; f.fire; d.fire");

        var smallest = Smallest(program, candidate => candidate.Operations.Count == 5
            && candidate.All().Any(operation => operation.OnValue?.Ending is { Kind: EndingKind.Inner } ending && ending.Slot != operation.Slot));

        Assert.Equal("a = new; b = new; a.both{-> @b}; b.fire; a.fire", smallest.ToString());
    }

    [Fact]
    public void Shrinking_comes_to_an_end_from_every_random_program()
    {
        foreach (var program in RandomPrograms.Take(new ProgramFeatures(Enum.GetValues<TrialNet.Conformance.Subjects.Capability>()), 3, 100))
        {
            Assert.True(Smallest(program, static candidate => candidate.Operations.Count >= 0).Size <= 1);
        }
    }

    private static DeferredProgram Smallest(DeferredProgram program, Func<DeferredProgram, bool> holds)
    {
        for (var steps = 0; steps < 1000; steps++)
        {
            var smaller = ProgramShrinker.Shrink(program).FirstOrDefault(holds);
            if (smaller is null)
            {
                return program;
            }

            program = smaller;
        }

        throw new InvalidOperationException($"Shrinking does not end: {program}");
    }
}
