namespace TrialNet.Runner.Planning;

/// <summary>What the simulations of a run are like.</summary>
/// <param name="Seed">The seed of the first schedule; null takes TRIALNET_SEED, else 0.</param>
/// <param name="Schedules">How many schedules to try for each test, with seeds one after the other; the first that goes wrong ends that.</param>
/// <param name="Network">The network: <c>lan</c>, <c>slow</c>, <c>choppy</c> or <c>hostile</c>. Null takes TRIALNET_NETWORK, else <c>choppy</c> for several schedules and <c>lan</c> for one.</param>
/// <param name="Decisions">The decisions to make in place of the seed's, as a failure prints them; null makes those of the seed.</param>
public sealed record SimulationPlan(long? Seed = null, int Schedules = 1, string? Network = null, string? Decisions = null);
