using TrialNet.Reactor.Abstractions;

namespace TrialNet.Runner.Planning;

/// <summary>The networks of simulations, by the names that the command line knows.</summary>
internal static class SimulatedNetworks
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names => ["lan", "slow", "choppy", "hostile"];

    /// <summary>Finds a network.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What it is like; null if there is none of that name.</returns>
    public static SimulationOptions? Find(string name) => name switch
    {
        "lan" => SimulationOptions.Lan,
        "slow" => SimulationOptions.Slow,
        "choppy" => SimulationOptions.Choppy,
        "hostile" => SimulationOptions.Hostile,
        _ => null,
    };
}
