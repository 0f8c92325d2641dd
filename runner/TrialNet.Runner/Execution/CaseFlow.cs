namespace TrialNet.Runner.Execution;

/// <summary>
/// What runs on behalf of one test, on whatever thread: threads and work in the thread pool inherit what was ambient where they were
/// started. Threading: any thread.
/// </summary>
/// <param name="log">The test's account.</param>
internal sealed class CaseFlow(CaseLog log)
{
    private readonly object _lock = new();
    private readonly Thread _own = Thread.CurrentThread;
    private List<Thread>? _threads;
    private Action<CaseFlow>? _begunLate;

    internal CaseLog Log => log;

    /// <summary>Whether threads do something of the test's, beside its reactor's.</summary>
    internal bool HasThreads
    {
        get
        {
            lock (_lock)
            {
                return _threads is { Count: > 0 };
            }
        }
    }

    /// <summary>A thread begins to do something of the test's.</summary>
    internal void Enter(Thread thread)
    {
        if (ReferenceEquals(thread, _own))
        {
            return;
        }

        Action<CaseFlow>? begunLate;
        lock (_lock)
        {
            (_threads ??= []).Add(thread);
            (begunLate, _begunLate) = (_begunLate, null);
        }

        begunLate?.Invoke(this);
    }

    /// <summary>A thread has done something of the test's.</summary>
    internal void Leave(Thread thread)
    {
        lock (_lock)
        {
            _threads?.Remove(thread);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The test has its verdict.</summary>
    /// <param name="begunLate">Hears of the first thread, if any, that begins only now to do something of the test's.</param>
    internal void Close(Action<CaseFlow> begunLate)
    {
        lock (_lock)
        {
            _begunLate = begunLate;
        }
    }

    /// <summary>Waits for the threads that do something of the test's.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="counts">Which threads.</param>
    /// <returns>Those that still do; empty is the rule.</returns>
    internal IReadOnlyList<Thread> WaitForThreads(TimeSpan patience, Predicate<Thread> counts)
    {
        lock (_lock)
        {
            if (_threads is not { Count: > 0 })
            {
                return [];
            }

            var clock = TimeProvider.System;
            var started = clock.GetTimestamp();
            while (_threads.Exists(counts) && patience - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(_lock, left);
            }

            return _threads.Count == 0 ? [] : [.. _threads.FindAll(counts).Distinct()];
        }
    }
}
