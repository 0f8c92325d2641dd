using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Execution;

/// <summary>Makes the reactor of one schedule, and knows afterwards what was decided in it.</summary>
/// <param name="options">What the simulation is like.</param>
internal sealed class ScheduledReactors(SimulationOptions options) : IReactorFactory
{
    private readonly IReactorFactory _factory = Reactors.Simulated(options with { KeepsDecisions = true });
    private ISimulationHost? _last;

    public string Name => _factory.Name;

    public string Summary => _factory.Summary;

    public string? WhyUnavailable => _factory.WhyUnavailable;

    /// <summary>The decisions that were not calm.</summary>
    internal IReadOnlyList<SimulationDecision> Decisions => _last?.Decisions ?? [];

    public IReactor Create()
    {
        var reactor = _factory.Create();
        _last = (ISimulationHost)reactor;
        return reactor;
    }
}
