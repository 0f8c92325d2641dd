using System.Globalization;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Runs a test on several schedules of a simulation, until one goes wrong, and looks for the few decisions that are enough for it to go
/// wrong in the same way. Threading: any thread.
/// </summary>
/// <param name="plan">Which schedules.</param>
/// <param name="assembly">The path of the tests' assembly, for the command that repeats it.</param>
/// <param name="isStopped">Whether the run is to end.</param>
internal sealed class ScheduleExplorer(SimulationPlan plan, string assembly, Func<bool> isStopped)
{
    private readonly long _seed = plan.Seed ?? (long.TryParse(
        Environment.GetEnvironmentVariable("TRIALNET_SEED"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? seed : 0);

    private readonly string _network = plan.Network
        ?? (Environment.GetEnvironmentVariable("TRIALNET_NETWORK") is { Length: > 0 } name ? name.ToLowerInvariant() : plan.Schedules > 1 ? "choppy" : "lan");

    private SimulationOptions Network => SimulatedNetworks.Find(_network)
        ?? throw new FormatException($"There is no network '{_network}': it is {string.Join(", ", SimulatedNetworks.Names)}.");

    /// <summary>Runs a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="services">As for any test.</param>
    /// <param name="run">Runs it once; null if it is out of this thread's hands.</param>
    /// <returns>The result of the first schedule that went wrong, with what repeats it; else that of the last.</returns>
    internal TestResult? Run(TestMethod test, CaseServices services, Func<CaseServices, TestResult?> run)
    {
        var duration = TimeSpan.Zero;
        TestResult? result = null;
        for (var schedule = 0; schedule < plan.Schedules; schedule++)
        {
            var reactors = new ScheduledReactors(Network with { Seed = unchecked(_seed + schedule), Decisions = plan.Decisions });
            result = run(services with { Reactors = reactors });
            if (result is null)
            {
                return null;
            }

            duration += result.Duration;
            if (result.Problems.Count > 0 && result.Verdict is not Verdict.ExpectedFailure)
            {
                return isStopped() ? result : Explain(new FoundSchedule(test, schedule, unchecked(_seed + schedule), result, reactors.Decisions), services, run);
            }

            if (result.Verdict != Verdict.Passed || isStopped())
            {
                break;
            }
        }

        return result is null ? null : result with { Duration = duration };
    }

    private TestResult? Explain(FoundSchedule found, CaseServices services, Func<CaseServices, TestResult?> run)
    {
        var text = new ScheduleText(plan, found, _network, assembly);
        if (plan.Schedules == 1)
        {
            return text.AddTo(found.Result, null);
        }

        var search = new ScheduleSearch(found, RunWith, isStopped);
        var smallest = search.Run();
        return search.IsLost ? null : text.AddTo(found.Result, smallest);

        (TestResult? Result, IReadOnlyList<SimulationDecision> Decisions) RunWith(string? decisions)
        {
            var reactors = new ScheduledReactors(Network with { Seed = found.Seed, Decisions = decisions });

            // What comes late of an attempt is no matter of the test: it is judged by its first run.
            var result = run(services with { Reactors = reactors, Late = static (_, _) => { } });
            return (result, reactors.Decisions);
        }
    }
}
