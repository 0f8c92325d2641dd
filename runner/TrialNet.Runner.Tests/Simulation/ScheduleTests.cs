using System.Globalization;
using System.Text.RegularExpressions;
using TrialNet.Fixtures;
using TrialNet.Reactor;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Execution;
using TrialNet.Runner.Tests.Trial;

namespace TrialNet.Runner.Tests.Simulation;

/// <summary>Unmodified tests on many schedules: what fails tells its seed, is made small, and can be repeated exactly.</summary>
public sealed partial class ScheduleTests
{
    [Fact]
    public void One_kind_schedule_shows_nothing()
    {
        var run = Explore(new SimulationPlan());

        Assert.Equal(Verdict.Passed, run["TestTakesThePieceForTheWhole"].Verdict);
        Assert.Equal(Verdict.Passed, run["TestWaitsForTheEnd"].Verdict);
    }

    [Fact]
    public void Many_schedules_find_what_depends_on_the_schedule_and_nothing_else()
    {
        var run = Explore(new SimulationPlan(Schedules: 50));

        Assert.Equal(Verdict.Passed, run["TestWaitsForTheEnd"].Verdict);
        var failure = run["TestTakesThePieceForTheWhole"];
        Assert.Equal(Verdict.Failed, failure.Verdict);
        var message = Assert.Single(failure.Problems).Message;
        Assert.Matches(@"\n\nSchedule \d+ of 50, seed \d+\. To repeat it:\n    trial --reactor=simulated --network=choppy --seed=\d+ '.*::.*Impatient\.TestTakesThePieceForTheWhole'\n", message);

        // One piece less than the whole is enough, and how large it is.
        Assert.Matches(@"\nOf its \d+ decisions that were not calm, [12] (is|are) enough \(\d+ runs\):\n    at \d", message);
        Assert.Matches("what is sent is cut|takes only a part", message);
    }

    [Fact]
    public void A_failure_that_no_decision_matters_for_says_so()
    {
        var message = Explore(new SimulationPlan(Schedules: 5))["TestAlwaysFails"].Problems[0].Message;

        Assert.Contains("Schedule 1 of 5, seed 0.", message, StringComparison.Ordinal);
        Assert.Contains("None of its decisions matters: it goes wrong on the calmest schedule too. To repeat that:\n    trial --reactor=simulated --network=choppy --seed=0 --decisions=calm '", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_and_the_decisions_repeat_the_failure_exactly()
    {
        var message = Explore(new SimulationPlan(Schedules: 50))["TestTakesThePieceForTheWhole"].Problems[0].Message;
        var commands = CommandPattern().Matches(message);
        Assert.Equal(2, commands.Count);
        var seed = long.Parse(commands[0].Groups["seed"].Value, CultureInfo.InvariantCulture);

        var again = Explore(new SimulationPlan(seed, Network: "choppy"))["TestTakesThePieceForTheWhole"].Problems[0].Message;
        var small = Explore(new SimulationPlan(seed, Network: "choppy", Decisions: commands[1].Groups["decisions"].Value));

        Assert.Equal(Head(message), Head(again));
        Assert.Equal(Verdict.Failed, small["TestTakesThePieceForTheWhole"].Verdict);
        Assert.Equal(Verdict.Passed, small["TestWaitsForTheEnd"].Verdict);

        static string Head(string text) => text.Split("\n\nSchedule ")[0];
    }

    [Fact]
    public void The_same_seed_finds_the_same()
    {
        string[] messages = [.. Enumerable.Range(0, 2).Select(static _ => Explore(new SimulationPlan(3, 50))["TestTakesThePieceForTheWhole"].Problems[0].Message)];

        Assert.Equal(messages[0], messages[1]);
    }

    [Fact]
    public void What_no_seed_decides_is_told()
    {
        Unsteady.Runs = 0;

        var problem = Explore(new SimulationPlan(Schedules: 5), typeof(Unsteady))["TestFailsOnce"].Problems[0];

        Assert.EndsWith("It did not go wrong in the same way again with the same seed: something that is not drawn from the seed decides.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_that_a_failure_prints_repeats_it()
    {
        using var command = new TrialCommand();
        var target = $"{BuiltProject.Assembly("TrialNet.Runner.Tests")}::{typeof(Impatient).FullName}.TestTakesThePieceForTheWhole";

        var found = await command.Run("--reactor=simulated", "--seed=1", "--schedules=100", "--color=never", target);

        Assert.Equal(2, found.ExitCode);
        var commands = CommandPattern().Matches(found.Output);
        Assert.Equal(2, commands.Count);
        foreach (Match line in commands)
        {
            var arguments = line.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(static part => part.Trim('\'')).ToArray();
            var again = await command.Run([.. arguments, "--color=never"]);

            Assert.Equal(2, again.ExitCode);
            Assert.Contains("a message that may come in pieces", again.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--seed=3", "--seed, --schedules, --network and --decisions are about simulations: they go with --reactor=simulated")]
    [InlineData("--reactor=simulated --network=cruel", "unknown network 'cruel'; there are: lan, slow, choppy, hostile")]
    [InlineData("--reactor=simulated --decisions=3", "option '--decisions' needs what a failure printed, such as 3:1,17:402, or 'calm', but was given '3'")]
    [InlineData("--reactor=simulated --seed=x", "option '--seed' needs a whole number, but was given 'x'")]
    [InlineData("--reactor=simulated --schedules=2 --decisions=calm", "--schedules and --decisions exclude each other: a list of decisions is one schedule")]
    public async Task What_makes_no_sense_is_refused(string options, string message)
    {
        using var command = new TrialCommand();

        var result = await command.Run([.. options.Split(' '), TrialCommand.NoTestAssembly]);

        Assert.Equal((5, $"trial: {message}\n"), (result.ExitCode, result.Error.ReplaceLineEndings("\n")));
    }

    private static InnerRun Explore(SimulationPlan simulation, Type? type = null) =>
        InnerRun.On(Reactors.Find("simulated")!, [type ?? typeof(Impatient)], plan => plan with { Simulation = simulation });

    [GeneratedRegex(@"^ *trial --reactor=simulated --network=choppy --seed=(?<seed>\d+)( --decisions=(?<decisions>\S+))? '\S*'$", RegexOptions.Multiline)]
    private static partial Regex CommandPattern();

    private sealed class Unsteady : TrialNet.Framework.TestCase
    {
        public static int Runs { get; set; }

        public void TestFailsOnce() => AssertTrue(Runs++ > 0);
    }
}
