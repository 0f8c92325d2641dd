using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>Notes when each part of a test's life began and how long it took. Threading: the reactor's own thread.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="started">When the test began, as the clock counts.</param>
/// <param name="hasSetUp">Whether its class has a SetUp; without one, that phase is the constructor alone and not worth a step.</param>
internal sealed class CaseSteps(TimeProvider clock, long started, bool hasSetUp)
{
    private List<TestStep>? _steps;
    private TimeSpan _begun;

    /// <summary>The parts that are over.</summary>
    internal IReadOnlyList<TestStep> All => _steps ?? [];

    /// <summary>The next part begins.</summary>
    internal void Begin() => _begun = clock.GetElapsedTime(started);

    /// <summary>It is over. What the runner does by itself is no part of the test.</summary>
    internal void End(Phase phase)
    {
        if (phase.Source != ProblemSource.Leak && (hasSetUp || phase.Source != ProblemSource.SetUp))
        {
            (_steps ??= new(2)).Add(new TestStep(phase.Source, phase.Name, _begun, clock.GetElapsedTime(started) - _begun));
        }
    }
}
