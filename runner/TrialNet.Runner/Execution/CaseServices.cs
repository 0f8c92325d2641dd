using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>What all tests of a run share.</summary>
/// <param name="Reactors">Makes a reactor for each test.</param>
/// <param name="Log">The run's log.</param>
/// <param name="TempDirectory">The run's folder; null if it has none.</param>
/// <param name="Timeout">Overrides the tests' own timeouts; null leaves them.</param>
/// <param name="Grace">How long a test that was given up may take to come to an end.</param>
/// <param name="Judging">How strict the run is.</param>
/// <param name="Process">Whom to charge what changes in the process.</param>
/// <param name="BegunLate">Takes the flow of a test of which something begins only after its verdict; any thread.</param>
/// <param name="Late">Hears of what a test does after its verdict; any thread.</param>
/// <param name="TellsSteps">Whether results say when each part of a test's life was.</param>
internal sealed record CaseServices(
    IReactorFactory Reactors,
    TestLog Log,
    string? TempDirectory,
    TimeSpan? Timeout,
    TimeSpan Grace,
    JudgingOptions Judging,
    ProcessAccount Process,
    Action<CaseFlow> BegunLate,
    Action<string, Problem> Late,
    bool TellsSteps)
{
    /// <summary>What the tests share; null for nothing.</summary>
    internal IFixtureSource? Fixtures { get; init; }

    /// <summary>The asynchronous methods that have not ended; null where they do not count.</summary>
    internal PendingTasks? Tasks { get; init; }

    /// <summary>Whether no other tests run in this process at the same time.</summary>
    internal bool HasProcess { get; init; }
}
