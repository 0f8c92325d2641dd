using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Trial.Sessions;

/// <summary>Finds and runs the tests of one test executable. Threading: one call at a time; calls block.</summary>
internal interface ITestHost : IDisposable
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>The simple name of the assembly: what its results are recorded under, wherever it was built.</summary>
    string Assembly { get; }

    /// <summary>Finds all tests; those that cannot be loaded are among them.</summary>
    /// <param name="locate">Whether to look up files and lines, which takes longer.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The tests, in the order of the executable.</returns>
    /// <exception cref="TrialException">It is no test executable.</exception>
    IReadOnlyList<TestDescriptor> Discover(bool locate, CancellationToken cancellation);

    /// <summary>Tries whether its tests could run on somebody else's reactor, which is loaded beside them.</summary>
    /// <param name="reactor">The reactor's name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TrialException">They could not.</exception>
    void Verify(string reactor, CancellationToken cancellation);

    /// <summary>Runs tests.</summary>
    /// <param name="plan">Which, and how.</param>
    /// <param name="sink">Takes the events of the run.</param>
    /// <param name="cancellation">Interrupts the run, which then still ends in order.</param>
    /// <exception cref="TrialException">The executable could not be kept running.</exception>
    void Run(RunPlan plan, ITestEventSink sink, CancellationToken cancellation);
}
