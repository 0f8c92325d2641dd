using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <content>What runs around startup and shutdown.</content>
internal abstract partial class ReactorBase
{
    private readonly SystemEventTriggers _startup;
    private readonly SystemEventTriggers _shutdown;

    public ISystemEventTrigger? CallWhenRunning(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        VerifyThread();
        if (IsRunning)
        {
            action();
            return null;
        }

        return Add(new SystemEventTrigger(SystemEventPhase.After, SystemEvent.Startup, action, CaptureScope()));
    }

    public ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        VerifyThread();
        if (phase is < SystemEventPhase.Before or > SystemEventPhase.After)
        {
            throw new ArgumentOutOfRangeException(nameof(phase), phase, "The phase is before, during or after.");
        }

        if (systemEvent is < SystemEvent.Startup or > SystemEvent.Shutdown)
        {
            throw new ArgumentOutOfRangeException(nameof(systemEvent), systemEvent, "The event is startup or shutdown.");
        }

        return Add(new SystemEventTrigger(phase, systemEvent, trigger, CaptureScope()));
    }

    public void RemoveSystemEventTrigger(ISystemEventTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        VerifyThread();
        if (trigger is not SystemEventTrigger added || !TriggersOf(added.SystemEvent).Remove(added))
        {
            throw new ArgumentException($"The {trigger} has run, was removed, or belongs to another reactor than the {this}.", nameof(trigger));
        }
    }

    private SystemEventTrigger Add(SystemEventTrigger trigger)
    {
        TriggersOf(trigger.SystemEvent).Add(trigger);
        return trigger;
    }

    private SystemEventTriggers TriggersOf(SystemEvent systemEvent) => systemEvent == SystemEvent.Startup ? _startup : _shutdown;
}
