using System.Reflection;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.TestingPlatform.Requests;

/// <summary>Finds tests and runs them: the runner, as seen from the platform.</summary>
internal interface ITestEngine
{
    /// <summary>All tests, those that cannot be loaded included, in the order of their ids.</summary>
    IReadOnlyList<TestDescriptor> Discover();

    /// <summary>The same tests with their places in the source, which takes longer.</summary>
    IReadOnlyList<TestDescriptor> Locate();

    /// <summary>The method of a test; null if there is none of that id, or its class cannot be loaded.</summary>
    /// <param name="id">The test's id.</param>
    MethodInfo? MethodOf(string id);

    /// <summary>Runs a plan, and returns when that is done. Blocks the calling thread.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="threads">How many tests may run at once.</param>
    /// <param name="sink">Takes the events.</param>
    /// <param name="control">Ends the run after the test that is running.</param>
    /// <param name="interruption">Ends the run and that test too.</param>
    void Run(RunPlan plan, int threads, ITestEventSink sink, RunControl control, CancellationToken interruption);
}
