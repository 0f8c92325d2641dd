using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>Something to do around startup or shutdown.</summary>
internal sealed class SystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> function, Scope scope) : ISystemEventTrigger
{
    public SystemEventPhase Phase => phase;

    public SystemEvent SystemEvent => systemEvent;

    internal Func<Deferred?> Function => function;

    internal Scope Scope => scope;

    /// <summary>The next one in its list.</summary>
    internal SystemEventTrigger? Next { get; set; }

    public override string ToString() => $"trigger {phase} {systemEvent}".ToLowerInvariant();
}
