using System.Runtime.ExceptionServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A fresh reactor on the calling thread, with what a check needs around it: a scope, a log, a limit of time.</summary>
/// <remarks>
/// What the body throws ends the reactor at once and comes out of <see cref="Run(Action, string)"/>: nobody waits for the limit to
/// learn of a mistake. The scope is current on the thread until the scene is disposed of.
/// </remarks>
internal sealed class ReactorScene : IDisposable
{
    private readonly IRuleLedger _ledger;
    private readonly TimeSpan _patience;
    private readonly ScopeActivation _activation;
    private ExceptionDispatchInfo? _failure;

    internal ReactorScene(IReactor reactor, IRuleLedger ledger, TimeSpan patience)
        : this(() => reactor, ledger, patience)
    {
    }

    internal ReactorScene(Func<IReactor> create, IRuleLedger ledger, TimeSpan patience)
    {
        _ledger = ledger;
        _patience = patience;
        using (new Scope("conformance", owner: null, Log).Enter())
        {
            Reactor = create();
        }

        Scope = new Scope("conformance", Reactor, Log);
        _activation = Scope.Enter();
    }

    internal IReactor Reactor { get; }

    internal IReactorTcp Tcp => (IReactorTcp)Reactor;

    internal SceneLog Log { get; } = new();

    internal Scope Scope { get; }

    internal IRuleLedger Ledger => _ledger;

    internal TimeSpan Patience => _patience;

    /// <summary>Runs the reactor, and the body in it as soon as it runs, until something stops it.</summary>
    /// <param name="body">What to do; it, or what it begins, ends with <see cref="IReactorCore.Stop"/>.</param>
    /// <param name="waitingFor">What the reactor stops after, for the text of a timeout.</param>
    /// <exception cref="SceneTimeoutException">The reactor did not stop in time.</exception>
    internal void Run(Action body, string waitingFor = "the reactor to stop")
    {
        Reactor.CallWhenRunning(() => Guard(body));
        Run(waitingFor);
    }

    /// <summary>Runs the reactor as it is.</summary>
    internal void Run(string waitingFor = "the reactor to stop")
    {
        var isLate = RunInTime();
        _failure?.Throw();
        if (isLate)
        {
            var logged = Log.Errors.FirstOrDefault() is { } error ? $"; logged meanwhile: {error.Failure.Value.GetType().Name}: {error.Failure.Value.Message}" : string.Empty;
            throw new SceneTimeoutException($"waited {_patience.TotalSeconds:0} s for {waitingFor}, in vain{logged}");
        }
    }

    /// <summary>Calls something in the reactor; what it throws ends the run and comes out of <see cref="Run(Action, string)"/>.</summary>
    internal void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            _failure ??= ExceptionDispatchInfo.Capture(error);
            Reactor.Crash();
        }
    }

    /// <summary>Gives back what the reactor still holds, and its descriptors, whatever state the check left it in.</summary>
    public void Dispose()
    {
        try
        {
            if (Reactor is IReactorResources resources)
            {
                foreach (var resource in resources.GetResources())
                {
                    resource.Release();
                }
            }

            Reactor.CallWhenRunning(Reactor.Stop);
            RunInTime();
        }
        catch (ReactorNotRestartableException)
        {
            // It has run to its end: there is nothing left to give back.
        }
        finally
        {
            _activation.Dispose();
        }
    }

    /// <summary>Runs the reactor, and says whether it had to be ended.</summary>
    private bool RunInTime()
    {
        var isLate = false;
        using (new Timer(_ => CallLate(), null, _patience, Timeout.InfiniteTimeSpan))
        {
            Reactor.Run();
        }

        return isLate;

        void CallLate()
        {
            try
            {
                Reactor.CallFromThread(() =>
                {
                    isLate = true;
                    Reactor.Crash();
                });
            }
            catch (Exception)
            {
                // A reactor that takes no calls from threads cannot be ended from here: its check ends by its own limit.
            }
        }
    }
}
