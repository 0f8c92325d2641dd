using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>Finds and runs the tests of one test executable.</summary>
internal interface ITestHost
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>Finds all tests; those that cannot be loaded are among them.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The tests, in the order of the executable.</returns>
    /// <exception cref="TrialException">It is no test executable.</exception>
    Task<IReadOnlyList<TestDescriptor>> Discover(CancellationToken cancellation);

    /// <summary>Runs tests.</summary>
    /// <param name="plan">Which, and how.</param>
    /// <param name="sink">Takes the events of the run.</param>
    /// <param name="cancellation">Interrupts the run, which then still ends in order.</param>
    /// <returns>When the run has ended.</returns>
    Task Run(RunPlan plan, ITestEventSink sink, CancellationToken cancellation);
}
