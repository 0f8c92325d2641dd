using TrialNet.Runner.Planning;

namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: run these. Answered by <see cref="StartedMessage"/> and <see cref="FinishedMessage"/> for each, then <see cref="EndedMessage"/>.</summary>
/// <param name="Ids">The tests, in order.</param>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="Timeout">Overrides the tests' own timeouts; null leaves them.</param>
/// <param name="Grace">How long a test that was given up may take to come to an end.</param>
/// <param name="ExitFirst">After how many tests that did not go well to stop; null runs all.</param>
/// <param name="TempDirectory">The run's folder; null if it has none.</param>
/// <param name="Worker">Which of the workers it is, from 0.</param>
/// <param name="Threads">How many tests may run at once.</param>
/// <param name="KeepsFixtures">Whether another message may follow, for which to keep what the last class of this one shares.</param>
/// <param name="Simulation">What simulations are like; null takes it from the environment.</param>
internal sealed record RunMessage(
    IReadOnlyList<string> Ids,
    string Reactor,
    TimeSpan? Timeout,
    TimeSpan Grace,
    int? ExitFirst,
    string? TempDirectory,
    int Worker = 0,
    int Threads = 1,
    bool KeepsFixtures = false,
    SimulationPlan? Simulation = null) : WorkerMessage
{
    /// <summary>How strict it is.</summary>
    public JudgingOptions Judging { get; init; } = new();
}
