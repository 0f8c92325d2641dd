using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>A schedule on which a test went wrong.</summary>
/// <param name="Test">The test.</param>
/// <param name="Schedule">Which of those that were to be tried, from 0.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Result">What happened.</param>
/// <param name="Decisions">The decisions in it that were not calm.</param>
internal sealed record FoundSchedule(
    TestMethod Test, int Schedule, long Seed, TestResult Result, IReadOnlyList<SimulationDecision> Decisions);
