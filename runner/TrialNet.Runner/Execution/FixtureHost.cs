using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Execution;

/// <summary>
/// One fixture from its SetUp to its TearDown: run as a test is, on a thread of its own, with its tests in the place of the test method.
/// Threading: any thread; <see cref="Start"/> and <see cref="Release"/> wait.
/// </summary>
internal sealed class FixtureHost : IDisposable
{
    /// <summary>For how long a fixture may be there; its parts have times of their own.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromDays(24);

    private readonly CaseRunner _runner;
    private readonly Watchdog _watchdog = new();
    private readonly ManualResetEventSlim _isReady = new();
    private readonly ManualResetEventSlim _isOver = new();
    private Deferred<Unit>? _over;
    private IReactor? _reactor;

    private FixtureHost(TestMethod fixture, CaseServices services, int workerIndex)
    {
        Id = fixture.Descriptor.Id;
        Name = fixture.Descriptor.MethodName;
        var body = new FixtureBody(BecomeReady);
        _runner = new CaseRunner(fixture with { Body = body }, services, _watchdog, GiveUpBlocked, workerIndex);
    }

    /// <summary>What its scope is called.</summary>
    internal string Id { get; }

    /// <summary>The fixture's class, as people read it.</summary>
    internal string Name { get; }

    /// <summary>The fixture; null if it could not be set up.</summary>
    internal Fixture? Instance { get; private set; }

    /// <summary>How it ended; null while it lasts.</summary>
    internal TestResult? Result { get; private set; }

    /// <summary>Makes a fixture, and waits until it is set up or cannot be.</summary>
    /// <param name="use">The fixture.</param>
    /// <param name="user">The class whose tests use it.</param>
    /// <param name="services">As for a test.</param>
    /// <param name="workerIndex">Which worker it is for.</param>
    /// <param name="starting">Called before anything of it runs.</param>
    internal static void Start(
        FixtureUse use, TestClass user, CaseServices services, int workerIndex, Action<FixtureHost> starting)
    {
        var name = TestName.OfClass(use.Fixture.Type);
        var owner = use.IsShared ? "assembly" : TestName.OfClass(user.Type);
        var descriptor = new TestDescriptor($"fixture {name} of {owner}", use.Fixture.Type.Namespace ?? string.Empty, owner, name, null, 0, Forever);
        var host = new FixtureHost(
            new TestMethod(descriptor, use.Fixture, FixtureBody.Placeholder, null, null) { Times = TimesOf(use.Fixture) }, services, workerIndex);
        starting(host);
        host.RunUntilReady();
    }

    /// <summary>Ends it: cleanups, TearDown, the search for what is left.</summary>
    /// <returns>How it ended.</returns>
    internal TestResult Release()
    {
        if (_over is { } over && _reactor is { } reactor)
        {
            CaseAlarm.Post(reactor, () =>
            {
                if (!over.IsCalled)
                {
                    over.Callback(Unit.Value);
                }
            });
        }

        _isOver.Wait(CancellationToken.None);
        return Result!;
    }

    /// <summary>Gives up setting it up; does nothing to one that is set up.</summary>
    internal void Interrupt()
    {
        if (!_isReady.IsSet)
        {
            _runner.Interrupt();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner.Dispose();
        _watchdog.Dispose();
        _isReady.Dispose();
        _isOver.Dispose();
    }

    private static TestTimes TimesOf(TestClass fixture)
    {
        string? error = null;
        var times = fixture.Marks.Timeout is { } mark ? TestTimes.Of(mark, ref error) : TestDiscoverer.DefaultTimes;
        return times with { Test = Forever };
    }

    private void RunUntilReady()
    {
        // Nothing of whoever happens to need it first is inherited.
        var thread = new Thread(Run) { IsBackground = true, Name = $"TrialNet fixture {Name}" };
        thread.UnsafeStart();
        _isReady.Wait(CancellationToken.None);
    }

    private void Run() => End(_runner.Run());

    private void GiveUpBlocked(CaseRunner runner) => End(runner.GiveUpBlocked());

    private void BecomeReady(Fixture instance, IReactor reactor, Deferred<Unit> over)
    {
        Instance = instance;
        _reactor = reactor;
        _over = over;
        _isReady.Set();
    }

    private void End(TestResult result)
    {
        lock (_isOver)
        {
            if (Result is null)
            {
                Result = result;
                _isReady.Set();
                _isOver.Set();
            }
        }
    }
}
