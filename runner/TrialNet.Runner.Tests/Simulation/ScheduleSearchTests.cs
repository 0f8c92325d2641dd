using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Simulation;

/// <summary>The search for the decisions that are enough.</summary>
public sealed class ScheduleSearchTests
{
    private static readonly TestDescriptor Descriptor = new("A.Test", "A", "A", "Test", null, 0, TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("3,50")]
    [InlineData("0,1,2,97,98,99")]
    [InlineData("10,20,30,40,50,60,70,80,90")]
    public void Finds_just_those_that_are_needed(string needed)
    {
        long[] wanted = [.. needed.Split(',').Select(long.Parse)];

        var smallest = Search(100, made => wanted.All(number => made.ContainsKey(number)));

        Assert.Equal(wanted, smallest.Decisions!.Select(static decision => decision.Number));
        Assert.True(smallest.IsComplete);
        Assert.InRange(smallest.Runs, 3, 400);
    }

    [Fact]
    public void Finds_that_none_is_needed() => Assert.Empty(Search(100, static _ => true).Decisions!);

    [Fact]
    public void Finds_that_it_cannot_be_repeated() => Assert.Null(Search(100, static _ => false).Decisions);

    [Fact]
    public void Ends_after_a_bounded_number_of_runs_with_what_is_known()
    {
        var smallest = Search(2000, static made => made.Count(static entry => entry.Key % 2 == 0) == 1000);

        Assert.False(smallest.IsComplete);
        Assert.InRange(smallest.Runs, 400, 501);
        Assert.Equal(1000, smallest.Decisions!.Count(static decision => decision.Number % 2 == 0));
    }

    private static SmallestSchedule Search(int count, Func<Dictionary<long, ulong>, bool> goesWrong)
    {
        SimulationDecision[] all = [.. Enumerable.Range(0, count).Select(static number => new SimulationDecision(number, 1, "cut", TimeSpan.Zero))];
        var found = new FoundSchedule(null!, 0, 0, Result(Verdict.Failed), all);
        return new ScheduleSearch(found, Run, static () => false).Run();

        (TestResult?, IReadOnlyList<SimulationDecision>) Run(string? text)
        {
            var made = text is null ? all.ToDictionary(static decision => decision.Number, static decision => decision.Value) : SimulationDecision.Parse(text)!;
            return (Result(goesWrong(made) ? Verdict.Failed : Verdict.Passed), [.. all.Where(decision => made.ContainsKey(decision.Number))]);
        }
    }

    private static TestResult Result(Verdict verdict) => new(
        Descriptor,
        verdict,
        DateTimeOffset.UnixEpoch,
        TimeSpan.Zero,
        null,
        verdict == Verdict.Passed ? [] : [new Problem(ProblemSource.Test, verdict, null, "wrong", null)]);
}
