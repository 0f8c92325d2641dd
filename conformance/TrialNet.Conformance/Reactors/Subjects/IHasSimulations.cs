using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A subject whose simulations can be given settings: what R-SIM-04 to R-SIM-07 say of seeds and networks is judged with it.</summary>
public interface IHasSimulations
{
    /// <summary>Makes a simulated reactor that has not run yet.</summary>
    /// <param name="options">What the simulation is like.</param>
    /// <returns>The reactor.</returns>
    IReactor Create(SimulationOptions options);
}
