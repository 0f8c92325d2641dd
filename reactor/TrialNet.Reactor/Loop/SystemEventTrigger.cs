using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>Something to do around startup or shutdown.</summary>
internal sealed class SystemEventTrigger : ISystemEventTrigger
{
    // An Action, or a function that may give something to wait for: to make one of the other would take an object more for each reactor.
    private readonly Delegate _function;

    /// <param name="phase">When to do it.</param>
    /// <param name="systemEvent">Around what.</param>
    /// <param name="function">Does it, and tells what to wait for; null for nothing.</param>
    /// <param name="scope">Whose it is.</param>
    internal SystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> function, Scope scope)
        : this(phase, systemEvent, scope, function)
    {
    }

    /// <param name="phase">When to do it.</param>
    /// <param name="systemEvent">Around what.</param>
    /// <param name="action">Does it.</param>
    /// <param name="scope">Whose it is.</param>
    internal SystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Action action, Scope scope)
        : this(phase, systemEvent, scope, action)
    {
    }

    private SystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Scope scope, Delegate function)
    {
        Phase = phase;
        SystemEvent = systemEvent;
        Scope = scope;
        _function = function;
    }

    public SystemEventPhase Phase { get; }

    public SystemEvent SystemEvent { get; }

    internal Scope Scope { get; }

    /// <summary>The next one in its list.</summary>
    internal SystemEventTrigger? Next { get; set; }

    /// <summary>Does it.</summary>
    /// <returns>What to wait for; null for nothing.</returns>
    internal Deferred? Call()
    {
        if (_function is Func<Deferred?> waitable)
        {
            return waitable();
        }

        ((Action)_function)();
        return null;
    }

    public override string ToString() => $"trigger {Phase} {SystemEvent}".ToLowerInvariant();
}
