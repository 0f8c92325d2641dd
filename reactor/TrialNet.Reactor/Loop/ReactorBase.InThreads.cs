using System.Runtime.CompilerServices;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Threads;

namespace TrialNet.Reactor.Loop;

/// <content>Work that blocks, on threads of the reactor's own (R-THR-07 to R-THR-13).</content>
internal abstract partial class ReactorBase : IReactorInThreads
{
    private static readonly TimeSpan IdleTimeOfThreads = TimeSpan.FromSeconds(10);

    private readonly HashSet<IBlockedCaller> _blockedCallers = [];
    private WorkerPool? _pool;
    private int _workCount;
    private bool _isEndingWork;
    private bool _isPoolEnded;
    private bool _isEnded;

    private WorkerPool Pool
    {
        get
        {
            if (_pool is null)
            {
                Volatile.Write(ref _pool, new WorkerPool($"{Name} reactor", IdleTimeOfThreads));
                StartPool();
            }

            return _pool!;
        }
    }

    public IReactorResource CallInThread(Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        return AddWork(action, () => Then(action), new SourceLocation(file, line), isInternal: false);
    }

    public IReactorResource CallInThreadWithCallback<T>(
        Func<T> function, Action<Outcome<T>> onResult, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(onResult);
        return AddWork(function, () => Then(function, onResult), new SourceLocation(file, line), isInternal: false);
    }

    public IReactorResource CallMultipleInThread(
        IEnumerable<Action> actions, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var all = actions.ToArray();
        foreach (var action in all)
        {
            ArgumentNullException.ThrowIfNull(action, nameof(actions));
        }

        Action run = () => Array.ForEach(all, static action => action());
        return AddWork(all.FirstOrDefault() ?? run, () => Then(run), new SourceLocation(file, line), isInternal: false);
    }

    public void SuggestThreadPoolSize(int maxThreads, int minThreads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxThreads, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minThreads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minThreads, maxThreads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minThreads, WorkerPool.GreatestMinThreads);
        VerifyThread();
        VerifyOpen();
        Pool.Resize(HasThreads ? minThreads : 0, maxThreads);
    }

    public ThreadPoolStatistics GetThreadPoolStatistics() =>
        Volatile.Read(ref _pool)?.GetStatistics() ?? new ThreadPoolStatistics(0, 0, 0, 0, WorkerPool.DefaultMaxThreads);

    public T BlockingCallFromThread<T>(Func<Deferred<T>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (OwnsCallingThread)
        {
            throw new BlockingCallException($"The thread of the {this} cannot wait for itself: call the function directly.");
        }

        var caller = new BlockedCaller<T>(this, function);
        lock (_blockedCallers)
        {
            if (_isEnded)
            {
                throw new ReactorNotRunningException($"The {this} has ended and answers no blocking call.");
            }

            _blockedCallers.Add(caller);
        }

        try
        {
            CallFromThread(caller.Begin);
            return caller.Wait();
        }
        finally
        {
            lock (_blockedCallers)
            {
                _blockedCallers.Remove(caller);
            }
        }
    }

    /// <summary>Has work done off the loop for the reactor itself, or for somebody who is told of it.</summary>
    /// <param name="named">The function that people know.</param>
    /// <param name="body">Does the work; what it returns is called after that, on the same thread.</param>
    /// <param name="createdAt">Who asked for it.</param>
    /// <param name="isInternal">Whether the work is not listed among the resources.</param>
    internal ThreadWork AddWork(Delegate named, Func<Action?> body, SourceLocation createdAt, bool isInternal)
    {
        VerifyThread();
        VerifyOpen();
        var work = new ThreadWork(this, named, body, createdAt);
        if (!isInternal)
        {
            Remember(work);
        }

        _workCount++;
        try
        {
            BeginWork(work);
        }
        catch
        {
            // There is no thread: shutdown is not to wait for it.
            _workCount--;
            Forget(work);
            throw;
        }

        return work;
    }

    /// <summary>Work is to be taken back before it began.</summary>
    internal void Withdraw(ThreadWork work) => _pool?.Remove(work);

    /// <summary>Work is done or was taken back.</summary>
    internal void WorkEnded()
    {
        _workCount--;
        if (_isEndingWork)
        {
            EndWork();
        }
    }

    /// <summary>Whether the pool has threads at all: those of one that does the work itself would only end, at a time that nobody drew.</summary>
    private protected virtual bool HasThreads => true;

    /// <summary>Gets work going. A reactor without threads runs it itself, by <see cref="ThreadWork.Run"/>, at a turn of its choice.</summary>
    private protected virtual void BeginWork(ThreadWork work) => Pool.Add(work);

    private static Action? Then(Action action)
    {
        action();
        return null;
    }

    private static Action Then<T>(Func<T> function, Action<Outcome<T>> onResult)
    {
        Outcome<T> outcome;
        try
        {
            outcome = function();
        }
        catch (Exception error)
        {
            outcome = new Failure(error);
        }

        return () => onResult(outcome);
    }

    private void StartPool()
    {
        if (IsRunning)
        {
            _pool?.Start();
        }
    }

    /// <summary>The end of shutdown: turns until no work is left and the threads have ended, and leaves the loop then (R-THR-11).</summary>
    private void EndWork()
    {
        _isEndingWork = true;
        if (_workCount == 0 && _pool?.Stop(() => CallFromThread(LeaveLoop)) != true)
        {
            LeaveLoop();
        }
    }

    private void LeaveLoop()
    {
        _isPoolEnded = true;
        _isLooping = false;
    }

    /// <summary>Joins the threads, unless the loop was left while they were at work: they end with that.</summary>
    private void ClosePool()
    {
        lock (_blockedCallers)
        {
            _isEnded = true;
        }

        _pool?.Stop(null);
        if (_isPoolEnded)
        {
            _pool?.Join();
        }
    }

    private void AbandonBlockedCallers()
    {
        List<IBlockedCaller> callers;
        lock (_blockedCallers)
        {
            if (_blockedCallers.Count == 0)
            {
                return;
            }

            callers = [.. _blockedCallers];
        }

        callers.ForEach(static caller => caller.Abandon());
    }
}
