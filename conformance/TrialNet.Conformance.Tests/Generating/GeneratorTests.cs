using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Model;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Generating;

/// <summary>The generator is as strong as it says: what it must bring about often enough, it does.</summary>
public sealed class GeneratorTests
{
    private const int Count = 4000;

    private static readonly ProgramFeatures Everything = new(Enum.GetValues<Capability>());
    private static readonly Lazy<IReadOnlyList<DeferredProgram>> Sample = new(() => [.. RandomPrograms.Take(Everything, 1, Count)]);

    public static TheoryData<string, int> Shares => new()
    {
        { "nested", 45 }, { "its own Deferred returned", 4 }, { "chained", 15 }, { "paused", 30 }, { "cancelled", 35 }, { "with a canceller that acts", 20 },
        { "re-entrant", 45 }, { "acting on itself", 20 }, { "lists", 12 }, { "races", 8 }, { "timeouts", 12 }, { "bodies", 12 }, { "locks", 8 },
        { "queues", 6 }, { "hostile", 25 }, { "helpers", 12 }, { "fired twice", 25 }, { "looked at in the end", 40 },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void At_least_so_many_of_a_hundred_programs_are(string what, int percent)
    {
        var share = Sample.Value.Count(program => Is(what, program)) * 100 / Count;

        Assert.True(share >= percent, $"{share} % of the programs are {what}; {percent} % are wanted.");
    }

    [Fact]
    public void Every_verb_and_every_ending_is_drawn()
    {
        var operations = Sample.Value.SelectMany(program => program.All()).ToList();

        Assert.Equal(Enum.GetValues<Verb>().Where(verb => verb != Verb.Fetch), operations.Select(operation => operation.Verb).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<EndingKind>(),
            operations.SelectMany(operation => new[] { operation.OnValue, operation.OnFailure }).OfType<Block>().Select(block => block.Ending.Kind).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_programs()
    {
        var first = RandomPrograms.Take(Everything, 7, 200).Select(program => program.ToString());
        var second = RandomPrograms.Take(Everything, 7, 200).Select(program => program.ToString());
        var other = RandomPrograms.Take(Everything, 8, 200).Select(program => program.ToString());

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Every_random_program_can_be_written_and_read()
    {
        foreach (var program in Sample.Value)
        {
            Assert.Equal(program.ToString(), DeferredProgram.Parse(program.ToString()).ToString());
        }
    }

    [Fact]
    public void Random_programs_alone_meet_the_premise_of_every_rule_that_programs_can_show()
    {
        var cited = default(RuleSet);
        foreach (var program in Sample.Value)
        {
            using var model = new ModelSubject();
            ProgramRun.Of(model, program);
            cited.Add(model.Citations.All);
        }

        var shown = Scenarios.All.SelectMany(scenario => scenario.Rules).Distinct();

        Assert.Empty(shown.Where(rule => !cited.Contains(rule)).Select(rule => rule.Id()));
    }

    [Fact]
    public void Every_scenario_meets_the_premise_of_its_rules()
    {
        foreach (var scenario in Scenarios.All)
        {
            using var model = new ModelSubject();
            ProgramRun.Of(model, scenario.Program);

            Assert.Empty(scenario.Rules.Where(rule => !model.Citations.All.Contains(rule)).Select(rule => $"{rule.Id()} in {scenario.Program}"));
        }
    }

    [Fact]
    public void A_subject_without_a_capability_gets_no_program_with_it()
    {
        var bare = new ProgramFeatures([], [Verb.Maybe]);

        Assert.All(RandomPrograms.Take(bare, 1, 500), program => Assert.True(bare.Has(program), program.ToString()));
    }

    private static bool Is(string what, DeferredProgram program)
    {
        var all = program.All().ToList();
        bool Any(params Verb[] verbs) => all.Exists(operation => verbs.Contains(operation.Verb));
        var blocks = all.SelectMany(operation => new[] { (operation, operation.OnValue), (operation, operation.OnFailure) }).Where(pair => pair.Item2 is not null).ToList();
        return what switch
        {
            "nested" => blocks.Exists(pair => pair.Item2!.Ending.Kind == EndingKind.Inner),
            "its own Deferred returned" => blocks.Exists(pair => pair.Item2!.Ending == Ending.Inner(pair.operation.Slot)),
            "chained" => Any(Verb.Chain),
            "paused" => Any(Verb.Pause),
            "cancelled" => Any(Verb.Cancel),
            "with a canceller that acts" => all.Exists(operation => operation is { Verb: Verb.New, OnValue.Inside.Count: > 0 }),
            "re-entrant" => blocks.Exists(pair => pair.Item2!.Inside.Count > 0),
            "acting on itself" => blocks.Exists(pair => pair.operation.Verb != Verb.New && pair.Item2!.Inside.Any(inside => inside.Slot == pair.operation.Slot)),
            "lists" => Any(Verb.List, Verb.Gather),
            "races" => Any(Verb.Race),
            "timeouts" => Any(Verb.AddTimeout, Verb.Later),
            "bodies" => Any(Verb.Body),
            "locks" => Any(Verb.Acquire, Verb.Hold),
            "queues" => Any(Verb.Get),
            "hostile" => all.Exists(operation => operation.Value.Length > 0) || blocks.Exists(pair => pair.Item2!.Ending.Value.Length > 0),
            "helpers" => Any(Verb.Succeed, Verb.Fail, Verb.Maybe, Verb.Execute),
            "fired twice" => program.Operations.Where(operation => operation.Verb is Verb.Fire or Verb.Err).GroupBy(operation => operation.Slot).Any(group => group.Count() > 1),
            "looked at in the end" => program.Operations[^1].Verb is Verb.AddBoth or Verb.Advance,
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "no such kind of program"),
        };
    }
}
