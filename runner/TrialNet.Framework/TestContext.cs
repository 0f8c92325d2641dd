using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Framework;

/// <summary>What the runner gives to one test. Threading: the reactor's own thread, but for <see cref="Errors"/>.</summary>
internal sealed class TestContext(
    string testId,
    IReactor reactor,
    Scope scope,
    TempFolder temp,
    ErrorCollector errors,
    TestCancellation cancellation,
    int workerIndex)
{
    [ThreadStatic]
    private static TestContext? _current;

    /// <summary>The context for the instance that is being constructed on this thread: so that constructors have a reactor too.</summary>
    internal static TestContext? Current
    {
        get => _current;
        set => _current = value;
    }

    internal string TestId { get; } = testId;

    internal IReactor Reactor { get; } = reactor;

    internal Scope Scope { get; } = scope;

    internal TempFolder Temp { get; } = temp;

    internal int WorkerIndex { get; } = workerIndex;

    internal CancellationToken Cancellation => cancellation.Token;

    /// <summary>How long the test method may take.</summary>
    internal TimeSpan TimeLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>What the tests share; null for nothing.</summary>
    internal IFixtureSource? Fixtures { get; init; }

    internal CleanupStack Cleanups { get; } = new();

    internal ErrorCollector Errors { get; } = errors;

    internal required WarningCollector Warnings { get; init; }
}
