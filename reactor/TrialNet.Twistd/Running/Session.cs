using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Services;
using TrialNet.Twistd.Logs;

namespace TrialNet.Twistd.Running;

/// <summary>
/// A reactor's life with its services: start them, say that they are up, stop them at a signal. The reactor has a thread of its own,
/// so that a service which blocks it can neither keep the process from ending when its time is over, nor at a second signal.
/// </summary>
/// <param name="plan">Makes the services.</param>
/// <param name="reactors">Makes the reactor.</param>
/// <param name="log">The log.</param>
/// <param name="shutdownTimeout">How long the services may take to stop.</param>
internal sealed class Session(ServicePlan plan, IReactorFactory reactors, DaemonLog log, TimeSpan shutdownTimeout)
{
    private readonly object _gate = new();
    private readonly Application _application = new(plan.Name);
    private readonly IReactor _reactor = Create(reactors, log);
    private ITimer? _deadline;
    private TwistdException? _failure;
    private bool _isUp;
    private int _signals;
    private int _isStopping;
    private bool _isOver;

    /// <summary>Called on the reactor's thread between the privileged start and the rest.</summary>
    public Action DropPrivileges { get; init; } = static () => { };

    /// <summary>Called on the reactor's thread when the services are made.</summary>
    public Action Made { get; init; } = static () => { };

    /// <summary>Called on the reactor's thread when the services are up.</summary>
    public Action<IReactor> Up { get; init; } = static _ => { };

    /// <summary>Called when the services begin to be stopped.</summary>
    public Action Stopping { get; init; } = static () => { };

    /// <summary>Runs the services until they are told to stop, and have.</summary>
    /// <exception cref="TwistdException">They could not be started, or did not stop in time.</exception>
    public void Run()
    {
        new Thread(RunReactor) { IsBackground = true, Name = "reactor" }.Start();
        lock (_gate)
        {
            while (!_isOver)
            {
                Monitor.Wait(_gate);
            }
        }

        _deadline?.Dispose();
        if (_failure is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Stops the services; the second time, leaves them. Threading: any thread.</summary>
    /// <param name="signal">The signal that asks for it.</param>
    public void Stop(string signal)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            Abandon($"a second signal ({signal}) came before the services had stopped");
            return;
        }

        log.Message($"received {signal}, stopping");
        BeginDeadline();
        _reactor.CallFromThread(StopReactor);
    }

    // A reactor's log is that of the scope in which it is made.
    private static IReactor Create(IReactorFactory reactors, DaemonLog log)
    {
        using var scope = new Scope("twistd", log: log).Enter();
        return reactors.Create();
    }

    private void RunReactor()
    {
        try
        {
            using var scope = new Scope("twistd", log: log).Enter();
            _reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, StopServices);
            _reactor.CallWhenRunning(() => Start());
            _reactor.Run();
        }
        catch (Exception error)
        {
            log.Error(new Failure(error), "The reactor ended");
            _failure ??= TwistdException.Failed($"the reactor ended: {TwistdException.Reason(error)}");
        }

        End(null);
    }

    private async Deferred<Unit> Start()
    {
        try
        {
            plan.Make(_reactor).SetServiceParent(_application);
            Made();
            _application.PrivilegedStartService();
            await ServiceTree.Listening(_application);
            DropPrivileges();
            _application.StartService();
            await ServiceTree.Listening(_application);
            _isUp = true;
            Up(_reactor);
        }
        catch (Exception error) when (Volatile.Read(ref _isStopping) == 0)
        {
            _failure = error as TwistdException ?? Describe(error);
            StopReactor();
        }
        catch (Exception)
        {
            // What they were waiting for has been given up, since they are told to stop.
        }

        return Unit.Value;
    }

    // What the world refuses is told in a line; what looks like a mistake in a service also with the place where it happened.
    private TwistdException Describe(Exception error)
    {
        if (error is IOException or UnauthorizedAccessException or CannotListenException)
        {
            return TwistdException.Failed($"{plan.Name} cannot be started: {TwistdException.Reason(error)}");
        }

        log.Error(new Failure(error), $"Starting {plan.Name}");
        return TwistdException.Failed($"{plan.Name} cannot be started: {error.GetType().Name}: {TwistdException.Reason(error)}");
    }

    private void StopReactor()
    {
        try
        {
            _reactor.Stop();
        }
        catch (ReactorNotRunningException)
        {
            // It is stopping already.
        }
    }

    private Deferred? StopServices()
    {
        Interlocked.Exchange(ref _isStopping, 1);
        BeginDeadline();
        Stopping();
        if (!_isUp)
        {
            _failure ??= TwistdException.Failed($"{plan.Name} was told to stop before it was up");
        }

        return _application.IsRunning ? _application.StopService() : null;
    }

    // Not a timer of the reactor's: it may be the reactor that is stuck.
    private void BeginDeadline()
    {
        if (Volatile.Read(ref _deadline) is null)
        {
            var text = $"the services did not stop within {shutdownTimeout.TotalSeconds} s";
            var deadline = TimeProvider.System.CreateTimer(_ => Abandon(text), null, shutdownTimeout, Timeout.InfiniteTimeSpan);
            if (Interlocked.CompareExchange(ref _deadline, deadline, null) is not null)
            {
                deadline.Dispose();
            }
        }
    }

    private void Abandon(string reason) => End(TwistdException.Failed($"{plan.Name} is left as it is: {reason}"));

    private void End(TwistdException? failure)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _isOver = true;
                _failure ??= failure;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
