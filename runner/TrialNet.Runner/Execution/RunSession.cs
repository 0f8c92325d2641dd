using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Surroundings;

namespace TrialNet.Runner.Execution;

/// <summary>Runs tests in this process, one after the other or several at once, each in a reactor of its own.</summary>
/// <remarks>
/// The tests run on threads of the session's. A test that blocks it for longer than its timeout is reported as timed out, its thread
/// is left behind, and the rest run on a new one; what it does after that counts as late. Threading: any thread.
/// </remarks>
/// <param name="tests">The tests that a plan may name.</param>
public sealed class RunSession(TestAssembly tests)
{
    /// <summary>How long a test that was given up - for its timeout, or since the run was interrupted - may take to come to an end.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many tests may run at once, each on a thread of its own; 1 unless set.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The index of the first thread; the others follow.</summary>
    internal int FirstIndex { get; init; }

    /// <summary>
    /// Takes over when a test blocks its thread: called on another thread with its verdict and the runtime's number of the thread.
    /// Null leaves the thread behind.
    /// </summary>
    internal Action<TestResult, int>? Blocked { get; init; }

    /// <summary>Who else uses this process.</summary>
    internal ProcessUse Use { get; init; } = ProcessUse.Shared;

    /// <summary>Where a host that reports on the tests writes; null if there is none.</summary>
    internal string? HostFolder { get; init; }

    /// <summary>Whether another process does the rest if this one ends itself.</summary>
    internal bool IsReplaceable { get; init; }

    /// <summary>Ends the run early without giving a test up; null where nobody will.</summary>
    internal RunControl? Control { get; init; }

    /// <summary>The fixtures of this process, where several plans share them; null gives each plan its own.</summary>
    internal FixtureSet? Fixtures { get; init; }

    /// <summary>Whether fixtures that the next plan may use are kept for it.</summary>
    internal bool KeepsFixtures { get; init; }

    /// <summary>Whether results say when each part of a test's life was.</summary>
    internal bool TellsSteps { get; init; }

    /// <summary>Runs what a plan says, and returns when that is done.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="reactor">Makes the reactors.</param>
    /// <param name="sink">Takes the events: <see cref="RunStarted"/>, those of the tests, <see cref="RunFinished"/>. What it throws ends the run.</param>
    /// <param name="cancellation">Interrupts the run: the test that runs gets its verdict soon, no other one begins.</param>
    public void Run(RunPlan plan, IReactorFactory reactor, ITestEventSink sink, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentNullException.ThrowIfNull(sink);
        using var log = new TestLog(plan.TempDirectory);
        using var run = new SessionRun(tests, plan, reactor, sink, log, this);
        run.Run(cancellation);
    }
}
