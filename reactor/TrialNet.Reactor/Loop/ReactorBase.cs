using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Loop;

/// <summary>The loop that all reactors share: calls from threads, timers, then events; what an event is, the derived class knows.</summary>
internal abstract partial class ReactorBase : IReactor, IReactorResources
{
    private readonly TimerQueue _timers;
    private readonly CallQueue _calls = new();
    private readonly Queue<ITurnTask> _tasks = new();
    private int _ownerThread;
    private bool _isLooping;
    private bool _isStopRequested;
    private bool _isShutdownFired;

    private protected ReactorBase(string name, TimeProvider clock)
    {
        Name = name;
        Clock = clock;
        _timers = new TimerQueue(clock, this);
        OwnScope = new Scope(name + " reactor", this, Scope.Current.Log);
        _ownContext = new ReactorContext(this, null);
        _runningScope = OwnScope;
        _startup = new SystemEventTriggers(this);
        _shutdown = new SystemEventTriggers(this);
        TimeProvider = new ReactorTimeProvider(this);
    }

    public string Name { get; }

    public bool IsRunning { get; private set; }

    public bool InOwnThread
    {
        get
        {
            var owner = Volatile.Read(ref _ownerThread);
            return owner == 0 || owner == Environment.CurrentManagedThreadId;
        }
    }

    /// <summary>Whether the reactor is turning on the calling thread; unlike <see cref="InOwnThread"/>, never true for two threads.</summary>
    internal bool OwnsCallingThread => Volatile.Read(ref _ownerThread) == Environment.CurrentManagedThreadId;

    /// <summary>The scope of what the reactor does for itself.</summary>
    internal Scope OwnScope { get; }

    /// <summary>The clock below the reactor's time.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Whether shutdown has closed everything, so that nothing new may be opened (R-CORE-21).</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Whether the loop of <see cref="Run"/> goes on after this turn.</summary>
    private protected bool IsLooping => _isLooping;

    /// <summary>Whether the next turn has something to do before it waits.</summary>
    private protected bool HasWork => _tasks.Count > 0 || !_calls.IsEmpty || _timers.FirstDue <= _timers.Now;

    public void Run()
    {
        TakeThread();
        var context = SynchronizationContext.Current;
        _runningScope = ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : OwnScope;
        var activation = _runningScope.Enter();
        try
        {
            SynchronizationContext.SetSynchronizationContext(_ownContext);
            _isLooping = true;
            _startup.Fire(static reactor => reactor.Begin(), static _ => { });
            while (_isLooping)
            {
                Turn(TimeSpan.MaxValue);
            }

            if (_isStopRequested)
            {
                End();
            }
        }
        finally
        {
            _isLooping = false;
            IsRunning = false;
            AbandonBlockedCallers();
            _startup.Abandon();
            _shutdown.Abandon();
            _runningScope = OwnScope;
            SynchronizationContext.SetSynchronizationContext(context);
            activation.Dispose();
            Volatile.Write(ref _ownerThread, 0);
        }
    }

    public void Stop()
    {
        VerifyThread();
        if (!_isLooping || _isStopRequested)
        {
            throw new ReactorNotRunningException(_isLooping ? "The reactor was asked to stop before." : "The reactor is not running.");
        }

        _isStopRequested = true;
    }

    public void Crash()
    {
        VerifyThread();
        _isLooping = false;
        IsRunning = false;
    }

    public void Iterate(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (_isLooping && InOwnThread)
        {
            Turn(delay);
            return;
        }

        TakeThread();
        var context = SynchronizationContext.Current;
        var activation = (ReferenceEquals(Scope.Current.Owner, this) ? Scope.Current : OwnScope).Enter();
        try
        {
            SynchronizationContext.SetSynchronizationContext(_ownContext);
            Turn(delay);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
            activation.Dispose();
            Volatile.Write(ref _ownerThread, 0);
        }
    }

    public override string ToString() => $"{Name} reactor";

    /// <summary>Throws if the calling thread may not touch the reactor now.</summary>
    internal void VerifyThread() => OwnThread.Verify(this);

    /// <summary>Throws if shutdown has closed everything.</summary>
    internal void VerifyOpen()
    {
        if (IsClosed)
        {
            throw new ReactorNotRunningException($"The {this} has shut down: nothing can be opened on it any more.");
        }
    }

    /// <summary>Does something later in this turn, or in the next.</summary>
    internal void QueueTask(ITurnTask task) => _tasks.Enqueue(task);

    /// <summary>Gets ready to sleep: from now on <see cref="WakeUp"/> must have its effect.</summary>
    private protected abstract void PrepareToSleep();

    /// <summary>Waits for events, and keeps them for <see cref="HandleEvents"/>.</summary>
    /// <param name="limit">The longest time to wait; zero does not block, <see cref="TimeSpan.MaxValue"/> has no limit.</param>
    private protected abstract void Sleep(TimeSpan limit);

    /// <summary>Handles the events that ended the sleep. Exceptions of user code do not get out of here.</summary>
    private protected abstract void HandleEvents();

    /// <summary>Ends a sleep, or the next one. Threading: any thread.</summary>
    private protected abstract void WakeUp();

    /// <summary>Gives back what the operating system lent.</summary>
    private protected abstract void ReleaseSystem();

    private void Begin()
    {
        IsRunning = true;
        StartPool();
    }

    private void TakeThread()
    {
        if (Interlocked.CompareExchange(ref _ownerThread, Environment.CurrentManagedThreadId, 0) != 0)
        {
            throw new ReactorAlreadyRunningException();
        }

        if (_isStopRequested)
        {
            Volatile.Write(ref _ownerThread, 0);
            throw new ReactorNotRestartableException();
        }
    }

    private void Turn(TimeSpan limit)
    {
        var wasLooping = _isLooping;
        RunCalls();
        RunTimers();
        RunTasks();
        if (_isStopRequested && !_isShutdownFired)
        {
            _isShutdownFired = true;
            _shutdown.Fire(static reactor => reactor.DisconnectAll(), static reactor => reactor.EndWork());
        }

        if (_isLooping == wasLooping)
        {
            Wait(limit);
        }
    }

    private void RunTasks()
    {
        for (var count = _tasks.Count; count > 0 && _tasks.TryDequeue(out var task); count--)
        {
            task.RunInTurn();
        }
    }

    private void Wait(TimeSpan limit)
    {
        var wait = _tasks.Count > 0 || !_calls.IsEmpty ? TimeSpan.Zero : GetWait(limit);
        if (wait > TimeSpan.Zero)
        {
            // Before sleep is announced: whoever adds a call from then on must find something to wake (R-THR-02).
            PrepareToSleep();
        }

        if (wait > TimeSpan.Zero && _calls.TryFallAsleep())
        {
            Sleep(wait);
            _calls.Wake();
        }
        else
        {
            Sleep(TimeSpan.Zero);
        }

        HandleEvents();
    }

    /// <summary>How long to wait until the next timer.</summary>
    private TimeSpan GetWait(TimeSpan limit)
    {
        if (_timers.Count == 0)
        {
            return limit;
        }

        var untilDue = _timers.FirstDue - _timers.Now;
        return untilDue < limit ? untilDue : limit;
    }

    private void End()
    {
        ClosePool();

        // What others posted while the reactor shut down, such as errors to be logged, is not lost.
        RunCalls();
        DisconnectAll();
        RunTasks();
        _timers.Clear();
        ReleaseSystem();
    }
}
