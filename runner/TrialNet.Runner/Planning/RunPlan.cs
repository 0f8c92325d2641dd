using TrialNet.Runner.Results;

namespace TrialNet.Runner.Planning;

/// <summary>What is to be run, in which order, and how: one pass on one kind of reactor.</summary>
/// <param name="Tests">The tests, in order. Load errors are among them and come out as errors without being run.</param>
/// <param name="Reactor">The name of the reactor.</param>
/// <param name="Timeout">Overrides the time that tests may take; null leaves each its own.</param>
/// <param name="Seed">The seed of the order, for the record; null where the order is not random.</param>
/// <param name="Pass">Which pass it is, from 1, where the tests are run until one fails; null otherwise.</param>
/// <param name="ExitFirst">After how many tests that did not go well to stop; null runs all.</param>
/// <param name="TempDirectory">The run's folder for logs and for the tests' own files.</param>
public sealed record RunPlan(
    IReadOnlyList<TestDescriptor> Tests,
    string Reactor,
    TimeSpan? Timeout = null,
    int? Seed = null,
    int? Pass = null,
    int? ExitFirst = null,
    string? TempDirectory = null)
{
    /// <summary>How often a test that did not go well may run again; for a <see cref="Workers.Supervisor"/>.</summary>
    public int Retries { get; init; }

    /// <summary>What simulations are like, where the reactor is the simulated one; null takes it from the environment.</summary>
    public SimulationPlan? Simulation { get; init; }

    /// <summary>How strict it is.</summary>
    public JudgingOptions Judging { get; init; } = new();
}
