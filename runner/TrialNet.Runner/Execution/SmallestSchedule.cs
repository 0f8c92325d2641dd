using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>What the search for a smaller schedule came to.</summary>
/// <param name="Decisions">The decisions that are enough; null if the test did not go wrong again with the same seed or decisions.</param>
/// <param name="Runs">How often the test was run for it.</param>
/// <param name="IsComplete">Whether none of the decisions can be left out alone; else there was no time to find out.</param>
internal sealed record SmallestSchedule(IReadOnlyList<SimulationDecision>? Decisions, int Runs, bool IsComplete);
