using System.Globalization;
using System.Text;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Says at a failure by which schedule it was found, and what repeats it.</summary>
/// <param name="plan">Which schedules were to be tried.</param>
/// <param name="found">The one that went wrong.</param>
/// <param name="network">The name of the network.</param>
/// <param name="assembly">The path of the tests' assembly.</param>
internal sealed class ScheduleText(SimulationPlan plan, FoundSchedule found, string network, string assembly)
{
    private const int MostDecisions = 20;

    /// <summary>Adds it to the first problem of a result.</summary>
    internal TestResult AddTo(TestResult result, SmallestSchedule? smallest)
    {
        var first = result.Problems[0];
        return result with { Problems = [first with { Message = $"{first.Message.TrimEnd()}\n\n{Text(smallest)}" }, .. result.Problems.Skip(1)] };
    }

    private string Text(SmallestSchedule? smallest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Schedule {found.Schedule + 1} of {plan.Schedules}, seed {found.Seed}. To repeat it:\n    {Command(plan.Decisions)}");
        switch (smallest)
        {
            case null:
                break;
            case { Decisions: null }:
                text.Append("\nIt did not go wrong in the same way again with the same seed: something that is not drawn from the seed decides.");
                break;
            case { Decisions.Count: 0 }:
                text.Append("\nNone of its decisions matters: it goes wrong on the calmest schedule too. To repeat that:\n    ").Append(Command("calm"));
                break;
            default:
                AppendSmallest(text, smallest, smallest.Decisions);
                break;
        }

        return text.ToString();
    }

    private void AppendSmallest(StringBuilder text, SmallestSchedule smallest, IReadOnlyList<SimulationDecision> decisions)
    {
        var (count, all) = (decisions.Count, found.Decisions.Count);
        text.Append(CultureInfo.InvariantCulture, $"\nOf its {all} decisions that were not calm, {count} {(count == 1 ? "is" : "are")} enough");
        text.Append(CultureInfo.InvariantCulture, $" ({(smallest.IsComplete ? "" : "the search ended early, and fewer may do; ")}{smallest.Runs} runs):");
        foreach (var decision in decisions.Take(MostDecisions))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    at {decision.At.TotalSeconds:0.0000000} s: {Describe(decision)}");
        }

        if (count > MostDecisions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n    and {count - MostDecisions} more");
        }

        text.Append("\nTo repeat that:\n    ").Append(Command(SimulationDecision.Format(decisions)));
    }

    private static string Describe(SimulationDecision decision) => decision.What switch
    {
        var what when what.Contains("how long", StringComparison.Ordinal) => string.Create(
            CultureInfo.InvariantCulture, $"{what}: {TimeSpan.FromTicks((long)decision.Value).TotalMilliseconds:0.####} ms more than the least"),
        var what when decision.Value == 1 => what,
        var what => string.Create(CultureInfo.InvariantCulture, $"{what} ({decision.Value})"),
    };

    private string Command(string? decisions)
    {
        var list = decisions is null ? string.Empty : $" --decisions={decisions}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"trial --reactor=simulated --network={network} --seed={found.Seed}{list} {Quoted($"{assembly}::{found.Test.Descriptor.Id}")}");
    }

    private static string Quoted(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
