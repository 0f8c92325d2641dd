using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>Something to do around startup or shutdown.</summary>
/// <param name="phase">When.</param>
/// <param name="systemEvent">Around what.</param>
/// <param name="function">What: an <see cref="Action"/>, or what may give something to wait for.</param>
/// <param name="scope">Whose it is.</param>
internal sealed class SystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Delegate function, Scope scope) : ISystemEventTrigger
{
    public SystemEventPhase Phase => phase;

    public SystemEvent SystemEvent => systemEvent;

    internal Scope Scope => scope;

    /// <summary>The next one in its list.</summary>
    internal SystemEventTrigger? Next { get; set; }

    /// <summary>Does it.</summary>
    /// <returns>What to wait for; null for nothing.</returns>
    internal Deferred? Run()
    {
        if (function is Func<Deferred?> waitable)
        {
            return waitable();
        }

        ((Action)function)();
        return null;
    }

    public override string ToString() => $"trigger {phase} {systemEvent}".ToLowerInvariant();
}
