using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Adapting;

/// <summary>
/// What runs around startup and shutdown (R-CORE-07 to R-CORE-17), for a reactor that is made of a loop which knows of no such thing.
/// Threading: the reactor's own thread.
/// </summary>
public sealed class SystemEvents
{
    private readonly Func<Scope> _captureScope;
    private readonly Action<Scope, Action> _invoke;
    private readonly List<Trigger> _triggers = [];
    private int _generation;

    /// <summary>Makes one for a reactor, without any triggers.</summary>
    /// <param name="captureScope">The scope to which what is added now belongs.</param>
    /// <param name="invoke">Runs user code in a scope, and logs what it throws.</param>
    public SystemEvents(Func<Scope> captureScope, Action<Scope, Action> invoke)
    {
        ArgumentNullException.ThrowIfNull(captureScope);
        ArgumentNullException.ThrowIfNull(invoke);
        _captureScope = captureScope;
        _invoke = invoke;
    }

    /// <summary>As <see cref="IReactorCore.AddSystemEventTrigger"/>.</summary>
    /// <param name="phase">When to call it.</param>
    /// <param name="systemEvent">On which occasion.</param>
    /// <param name="trigger">What to call.</param>
    /// <returns>What takes it away again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase or event.</exception>
    public ISystemEventTrigger Add(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Enum.IsDefined(phase) && Enum.IsDefined(systemEvent), true, nameof(phase));
        var added = new Trigger(phase, systemEvent, trigger, _captureScope());
        _triggers.Add(added);
        return added;
    }

    /// <summary>As <see cref="IReactorCore.RemoveSystemEventTrigger"/>.</summary>
    /// <param name="trigger">What <see cref="Add"/> returned.</param>
    /// <exception cref="ArgumentException">It has run, was removed, or is of another reactor.</exception>
    public void Remove(ISystemEventTrigger trigger)
    {
        if (trigger is not Trigger added || !_triggers.Remove(added))
        {
            throw new ArgumentException("The trigger has run, was removed, or belongs elsewhere.", nameof(trigger));
        }
    }

    /// <summary>Forgets an event that was under way when the loop ended.</summary>
    public void Abandon() => _generation++;

    /// <summary>Runs the phases of an event, the second one when every Deferred of the first is fired.</summary>
    /// <param name="systemEvent">The event.</param>
    /// <param name="happen">Called between the first phase and the second.</param>
    /// <param name="finish">Called after the last.</param>
    public void Fire(SystemEvent systemEvent, Action happen, Action finish)
    {
        ArgumentNullException.ThrowIfNull(happen);
        ArgumentNullException.ThrowIfNull(finish);
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
            _invoke(next.Scope, () =>
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
