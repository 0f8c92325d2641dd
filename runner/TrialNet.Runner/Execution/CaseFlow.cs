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
    private readonly List<Thread> _threads = [];

    internal CaseLog Log => log;

    /// <summary>A thread begins to do something of the test's.</summary>
    internal void Enter(Thread thread)
    {
        if (!ReferenceEquals(thread, _own))
        {
            lock (_lock)
            {
                _threads.Add(thread);
            }
        }
    }

    /// <summary>A thread has done something of the test's.</summary>
    internal void Leave(Thread thread)
    {
        lock (_lock)
        {
            _threads.Remove(thread);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Waits for the threads that do something of the test's.</summary>
    /// <param name="patience">How long at most.</param>
    /// <param name="counts">Which threads.</param>
    /// <returns>Those that still do; empty is the rule.</returns>
    internal IReadOnlyList<Thread> WaitForThreads(TimeSpan patience, Predicate<Thread> counts)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        lock (_lock)
        {
            while (_threads.Exists(counts) && patience - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(_lock, left);
            }

            return _threads.Count == 0 ? [] : [.. _threads.FindAll(counts).Distinct()];
        }
    }
}
