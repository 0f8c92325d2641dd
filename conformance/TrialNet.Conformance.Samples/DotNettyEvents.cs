using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Samples;

/// <summary>What runs around startup and shutdown, which DotNetty's loop does not have.</summary>
internal sealed class DotNettyEvents(DotNettyReactor reactor)
{
    private readonly List<Trigger> _triggers = [];
    private int _generation;

    internal ISystemEventTrigger Add(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Enum.IsDefined(phase) && Enum.IsDefined(systemEvent), true, nameof(phase));
        var trigger = new Trigger(phase, systemEvent, action, reactor.CurrentScope);
        _triggers.Add(trigger);
        return trigger;
    }

    internal void Remove(ISystemEventTrigger trigger)
    {
        if (trigger is not Trigger added || !_triggers.Remove(added))
        {
            throw new ArgumentException("The trigger has run, was removed, or belongs elsewhere.", nameof(trigger));
        }
    }

    /// <summary>Forgets an event that was under way when the loop ended.</summary>
    internal void Abandon() => _generation++;

    internal void Fire(SystemEvent systemEvent, Action happen, Action finish)
    {
        var pending = 1;
        var generation = _generation;
        RunPhase(systemEvent, SystemEventPhase.Before, result =>
        {
            pending++;
            result.AddBoth(outcome =>
            {
                GoOn();
                return outcome;
            });
        });
        GoOn();

        void GoOn()
        {
            if (--pending == 0 && generation == _generation)
            {
                happen();
                RunPhase(systemEvent, SystemEventPhase.During, static _ => { });
                RunPhase(systemEvent, SystemEventPhase.After, static _ => { });
                finish();
            }
        }
    }

    private void RunPhase(SystemEvent systemEvent, SystemEventPhase phase, Action<Deferred> onResult)
    {
        while (_triggers.Find(trigger => trigger.SystemEvent == systemEvent && trigger.Phase == phase) is { } next)
        {
            _triggers.Remove(next);
            reactor.Invoke(next.Scope, () =>
            {
                if (next.Action() is { } result)
                {
                    onResult(result);
                }
            });
        }
    }

    private sealed record Trigger(SystemEventPhase Phase, SystemEvent SystemEvent, Func<Deferred?> Action, Scope Scope) : ISystemEventTrigger;
}
