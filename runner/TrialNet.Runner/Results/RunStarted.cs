namespace TrialNet.Runner.Results;

/// <summary>A run begins: one pass over the tests on one kind of reactor.</summary>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="TestCount">How many tests are to be run.</param>
/// <param name="Seed">The seed of the order; null where the order is not random.</param>
/// <param name="Pass">Which pass it is, from 1, where the tests are run until one fails; null otherwise.</param>
public sealed record RunStarted(string Reactor, int TestCount, int? Seed = null, int? Pass = null) : TestEvent;
