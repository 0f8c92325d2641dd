using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Simulated;

/// <summary>Keeps the decisions of a simulation that are not calm, with the time of each.</summary>
internal sealed class DecisionLog(VirtualClock clock)
{
    private readonly List<SimulationDecision> _decisions = [];

    internal IReadOnlyList<SimulationDecision> Decisions => _decisions;

    internal void Add(long number, ulong value, string what) => _decisions.Add(new SimulationDecision(number, value, what, clock.Now));
}
