using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Programs;
using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Tests.Reactors;

public sealed class ForAllTests
{
    private const string Rule = "R-TIME-02";

    [Fact]
    public void The_first_difference_is_shrunk_by_leaving_out_and_simplifying()
    {
        var context = Context();
        Numbers((program, log) => log.Expect(Rule, !(program.Any(number => number > 10) && program.Contains(3)), "no large one beside a 3", "there is")).Check(context);

        Assert.Equal(Verdict.Fail, context.Result.Verdict);
        Assert.Equal(["11", "3"], context.Result.Program.Split("; ").Order(StringComparer.Ordinal));
        Assert.Equal("no large one beside a 3", context.Result.Expected);
    }

    [Fact]
    public void Shrinking_does_not_wander_off_to_another_rule()
    {
        var context = Context();
        Numbers((program, log) =>
        {
            log.Expect("R-TIME-03", program.Count > 2, "more than two", "fewer");
            log.Expect(Rule, !program.Contains(3), "no 3", "there is");
        }).Check(context);

        Assert.Equal(3, context.Result.Program.Split("; ").Length);
    }

    [Fact]
    public void A_difference_of_another_rule_is_not_charged()
    {
        var context = Context();
        Numbers((_, log) => log.Break("R-TIME-03", "", "")).Check(context);

        Assert.Equal(Verdict.Vacuous, context.Result.Verdict);
        Assert.Equal(context.Programs, context.ProgramsRun);
    }

    [Fact]
    public void The_same_seed_makes_the_same_programs_and_each_rule_its_own()
    {
        Assert.Equal(ProgramsOf(1, Rule), ProgramsOf(1, Rule));
        Assert.NotEqual(ProgramsOf(1, Rule), ProgramsOf(2, Rule));
        Assert.NotEqual(ProgramsOf(1, Rule), ProgramsOf(1, "R-TIME-03"));
    }

    private static List<string> ProgramsOf(ulong seed, string rule)
    {
        var programs = new List<string>();
        Numbers((program, _) => programs.Add(ForAll<int>.Text(program))).Check(Context(seed, rule));
        return programs;
    }

    private static ReactorCheckContext Context(ulong seed = 1, string rule = Rule) =>
        new(new BrokenReactorSubject(static () => new DelegatingReactor()), new ReactorTally()) { Rule = rule, Seed = seed };

    private static ForAll<int> Numbers(Action<IReadOnlyList<int>, ProgramLog> run) => new()
    {
        Generate = static chance => [.. Enumerable.Range(0, chance.Between(5, 10)).Select(_ => chance.Below(20))],
        Simplify = static number => number > 0 ? [number - 1] : [],
        Run = run,
    };
}
