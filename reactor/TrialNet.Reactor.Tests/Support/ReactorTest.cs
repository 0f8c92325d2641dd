using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A test body that runs inside a fresh reactor of one kind. Each abstract test class has a derived one per kind.</summary>
public abstract class ReactorTest : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IReactorFactory _factory;
    private IReactor? _subject;

    private protected ReactorTest(string kind)
    {
        _factory = Reactors.Find(kind) ?? throw new ArgumentException($"There is no reactor {kind}.", nameof(kind));
    }

    private protected RecordingLog Log { get; } = new();

    /// <summary>The reactor under test, made when it is first asked for.</summary>
    private protected IReactor Subject => _subject ??= CreateReactor();

    private protected IReactorTcp Tcp => (IReactorTcp)Subject;

    private protected IReactorResources Resources => (IReactorResources)Subject;

    private protected Scope Scope { get; private set; } = Scope.Default;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Errors that a test did not take are its failure.</summary>
    protected virtual void Dispose(bool disposing)
    {
        var errors = Log.TakeAll();
        Assert.True(errors.Count == 0, $"logged, and not expected: {string.Join("; ", errors)}");
    }

    private protected IReactor CreateReactor()
    {
        Skip.If(_factory.WhyUnavailable is not null, _factory.WhyUnavailable);
        var reactor = _factory.Create();
        Scope = new Scope("the test", reactor, Log);
        return reactor;
    }

    /// <summary>Runs the reactor, and the body in it, until the body or what it began calls <see cref="IReactorCore.Stop"/>.</summary>
    private protected void Run(Action body)
    {
        var reactor = Subject;
        ExceptionDispatchInfo? failure = null;
        using var scope = Scope.Enter();
        reactor.CallWhenRunning(() =>
        {
            try
            {
                body();
            }
            catch (Exception error)
            {
                failure = ExceptionDispatchInfo.Capture(error);
                reactor.Crash();
            }
        });
        RunPatiently(reactor);
        failure?.Throw();
    }

    /// <summary>Runs a reactor; one that does not end within a generous time is a failure.</summary>
    private protected static void RunPatiently(IReactor reactor)
    {
        var isLate = false;
        using (new Timer(_ => reactor.CallFromThread(GiveUp), null, Patience, Timeout.InfiniteTimeSpan))
        {
            reactor.Run();
        }

        Assert.False(isLate, $"The reactor did not stop within {Patience}.");

        void GiveUp()
        {
            isLate = true;
            reactor.Crash();
        }
    }
}
