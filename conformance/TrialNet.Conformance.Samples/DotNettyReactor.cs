using System.Diagnostics;
using System.Runtime.CompilerServices;
using DotNetty.Transport.Channels;
using TrialNet.Conformance.Reactors.Adapting;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Samples;

/// <summary>
/// A reactor made of DotNetty's single-threaded event loop: its queue runs the calls, its scheduler the timers. What the loop does not
/// have, such as what happens around startup and shutdown, is what the kit lends to such loops.
/// </summary>
/// <remarks>
/// The loop brings a thread of its own, so <see cref="Run"/> only waits for it, and user code runs there. It cannot be turned by hand:
/// <see cref="Iterate"/> is what this reactor does not do.
/// </remarks>
internal sealed class DotNettyReactor : IReactor
{
    private readonly Lock _gate = new();
    private readonly List<Action> _waiting = [];
    private readonly List<DotNettyTimer> _timers = [];
    private readonly SystemEvents _events;
    private readonly LoopContext _context;
    private SingleThreadEventLoop? _loop;
    private Action? _end;
    private Scope _running = Scope.Default;
    private bool _wasStopped;
    private bool _isStopping;

    internal DotNettyReactor()
    {
        _events = new SystemEvents(() => CurrentScope, Invoke);
        _context = new LoopContext(this);
        TimeProvider = new LoopTimeProvider(this);
    }

    public string Name => "dotnetty";

    public bool IsRunning { get; private set; }

    public bool InOwnThread => Volatile.Read(ref _loop) is not { } loop || loop.InEventLoop;

    public SynchronizationContext SynchronizationContext => _context;

    public TimeProvider TimeProvider { get; }

    public TimeSpan Now => Stopwatch.GetElapsedTime(0);

    internal Scope CurrentScope => ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : _running;

    public void Run()
    {
        if (_loop is not null || _wasStopped)
        {
            throw _wasStopped ? new ReactorNotRestartableException() : new ReactorAlreadyRunningException();
        }

        _running = CurrentScope;
        var loop = new SingleThreadEventLoop("dotnetty");
        using var ended = new ManualResetEventSlim();
        _end = ended.Set;
        lock (_gate)
        {
            _loop = loop;
            loop.Execute(Begin);
            _waiting.ForEach(action => loop.Execute(action));
            _waiting.Clear();
        }

        ended.Wait();
        ended.Reset();
        loop.ShutdownGracefullyAsync(TimeSpan.Zero, TimeSpan.FromSeconds(1)).ContinueWith(_ => ended.Set(), TaskScheduler.Default);
        ended.Wait();
        IsRunning = false;
        Volatile.Write(ref _loop, null);
        _events.Abandon();
    }

    public void Stop()
    {
        if (_loop is null || _isStopping)
        {
            throw new ReactorNotRunningException();
        }

        // Queued behind what the loop has to do already: nothing is shut down inside this call (R-CORE-09).
        _isStopping = true;
        _loop.Execute(() => _events.Fire(SystemEvent.Shutdown, static () => { }, End));
    }

    public void Crash()
    {
        IsRunning = false;
        _end?.Invoke();
    }

    public void Iterate(TimeSpan delay) => throw new NotSupportedException("DotNetty's loop turns on a thread of its own and cannot be turned by hand.");

    public ISystemEventTrigger? CallWhenRunning(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (IsRunning)
        {
            action();
            return null;
        }

        return AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Startup, () => Call(action));
    }

    public ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger) =>
        _events.Add(phase, systemEvent, trigger);

    public void RemoveSystemEventTrigger(ISystemEventTrigger trigger) => _events.Remove(trigger);

    public void CallFromThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var scope = ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : null;
        lock (_gate)
        {
            if (_loop is { IsShuttingDown: false } loop)
            {
                loop.Execute(() => Invoke(scope ?? _running, action));
            }
            else
            {
                _waiting.Add(() => Invoke(scope ?? _running, action));
            }
        }
    }

    public IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(action);
        var timer = new DotNettyTimer(this, action, Now + delay, CurrentScope, new SourceLocation(file, line));
        _timers.Add(timer);
        timer.Schedule(_loop);
        return timer;
    }

    public IReadOnlyList<IDelayedCall> GetDelayedCalls() => [.. _timers];

    internal SingleThreadEventLoop? Loop => _loop;

    internal void Forget(DotNettyTimer timer) => _timers.Remove(timer);

    /// <summary>Runs user code in its scope; what it throws is logged.</summary>
    internal void Invoke(Scope scope, Action action)
    {
        using var activation = scope.Enter();
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            action();
        }
        catch (Exception error)
        {
            scope.LogError(new Failure(error), $"In the {Name} reactor");
        }
    }

    private static Deferred? Call(Action action)
    {
        action();
        return null;
    }

    private void Begin()
    {
        foreach (var timer in _timers.ToList())
        {
            timer.Schedule(_loop);
        }

        _events.Fire(SystemEvent.Startup, () => IsRunning = true, static () => { });
    }

    private void End()
    {
        _wasStopped = true;
        _timers.ToList().ForEach(timer => timer.Release());
        _end!();
    }
}
