using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>The networks on which checks are run.</summary>
internal static class Networks
{
    /// <summary>A fast one on which everything takes equally long, so that what is sent first arrives first.</summary>
    internal static readonly SimulationOptions Steady = new()
    {
        ShortestLatency = TimeSpan.FromMicroseconds(50),
        LongestLatency = TimeSpan.FromMicroseconds(50),
    };

    /// <summary>The same, and of what is sent at one moment, what was sent first arrives first.</summary>
    internal static readonly SimulationOptions Orderly = Steady with { Decisions = "calm" };

    /// <summary>A fast one, and some that cut streams anywhere, each from a seed of its own.</summary>
    internal static IEnumerable<SimulationOptions> Several(ulong seed, int choppy)
    {
        yield return SimulationOptions.Lan with { Seed = (long)(seed & long.MaxValue) };
        for (var number = 1; number <= choppy; number++)
        {
            yield return SimulationOptions.Choppy with { Seed = (long)((seed * 1000) & long.MaxValue) + number };
        }
    }
}
