using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>The loop itself: starting, stopping, and what runs around that (rules R-CORE).</summary>
/// <remarks>
/// A reactor belongs to the thread that calls <see cref="Run"/>; all user code runs there (R-CORE-20). Many reactors may live in
/// one process, one thread each. Threading: except for <see cref="IScopeOwner"/>, members are used on the reactor's own thread,
/// or on any one thread while it is not running.
/// </remarks>
public interface IReactorCore : IScopeOwner
{
    /// <summary>The name by which people choose this kind of reactor, such as <c>epoll</c>.</summary>
    string Name { get; }

    /// <summary>True from the end of the before-startup triggers until shutdown is over (R-CORE-04).</summary>
    bool IsRunning { get; }

    /// <summary>Runs the loop on the calling thread until <see cref="Stop"/> or <see cref="Crash"/> (R-CORE-01).</summary>
    /// <exception cref="ReactorAlreadyRunningException">It is running (R-CORE-03).</exception>
    /// <exception cref="ReactorNotRestartableException">It was stopped before (R-CORE-05).</exception>
    void Run();

    /// <summary>Asks the loop to end: shutdown triggers run from the loop, after the current turn (R-CORE-09).</summary>
    /// <exception cref="ReactorNotRunningException">It is not running, or has been asked already (R-CORE-02).</exception>
    void Stop();

    /// <summary>Ends the loop at once, without shutdown triggers; it may be run again (R-CORE-06).</summary>
    void Crash();

    /// <summary>Does one turn: timers that are due, calls from threads, and events.</summary>
    /// <param name="delay">The longest time to wait for an event; zero does not block (R-CORE-18).</param>
    void Iterate(TimeSpan delay);

    /// <summary>Calls a function once, when the reactor runs: now if it does, else after startup, in the order of adding (R-CORE-13).</summary>
    /// <param name="action">What to call.</param>
    /// <returns>The trigger to remove if it has not run yet; null if it ran inside this call.</returns>
    ISystemEventTrigger? CallWhenRunning(Action action);

    /// <summary>Adds something to do around startup or shutdown (R-CORE-07, R-CORE-08).</summary>
    /// <param name="phase">Before, during or after.</param>
    /// <param name="systemEvent">Startup or shutdown.</param>
    /// <param name="trigger">What to call; the during phase waits for the Deferreds that before triggers return (R-CORE-11).</param>
    /// <returns>What to give to <see cref="RemoveSystemEventTrigger"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The phase or the event is none of the enumeration's (R-CORE-15).</exception>
    ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger);

    /// <summary>Takes a trigger out before it runs (R-CORE-12).</summary>
    /// <param name="trigger">What <see cref="AddSystemEventTrigger"/> returned.</param>
    /// <exception cref="ArgumentException">It has run, was removed, or belongs to another reactor.</exception>
    void RemoveSystemEventTrigger(ISystemEventTrigger trigger);
}
