using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>The triggers of one system event: all before, wait, all during, all after; each is used up by running (R-CORE-07, R-CORE-08).</summary>
internal sealed class SystemEventTriggers(ReactorBase reactor) : ITurnTask
{
    private SystemEventTriggerList _beforeTriggers;
    private SystemEventTriggerList _duringTriggers;
    private SystemEventTriggerList _afterTriggers;
    private Action<ReactorBase>? _during;
    private Action<ReactorBase>? _end;
    private int _firing;
    private int _awaited;

    internal void Add(SystemEventTrigger trigger) => ListOf(trigger.Phase).Add(trigger);

    internal bool Remove(SystemEventTrigger trigger) => ListOf(trigger.Phase).Remove(trigger);

    /// <summary>Fires the event. Returns before its end if a before trigger gave a Deferred to wait for (R-CORE-11).</summary>
    /// <param name="during">The reactor's own part, at the beginning of the during phase.</param>
    /// <param name="end">Called when all is over.</param>
    internal void Fire(Action<ReactorBase> during, Action<ReactorBase> end)
    {
        var firing = ++_firing;
        _during = during;
        _end = end;

        // One is held by this loop, so that a Deferred that fires inside it does not end the phase.
        _awaited = 1;
        while (_beforeTriggers.Take() is { } trigger)
        {
            Run(trigger, firing);
        }

        if (firing == _firing && --_awaited == 0)
        {
            GoOn();
        }
    }

    public void RunInTurn()
    {
        if (_during is not null && _awaited == 0)
        {
            GoOn();
        }
    }

    /// <summary>Forgets a firing that still waits; the Deferreds it waits for change nothing any more.</summary>
    internal void Abandon()
    {
        _firing++;
        _during = null;
        _end = null;
    }

    private void WaitFor(Deferred deferred, int firing)
    {
        _awaited++;
        deferred.AddBoth(outcome =>
        {
            if (firing == _firing && --_awaited == 0)
            {
                // Not inside whatever fired it: shutdown ends connections, perhaps the very one that is being served.
                reactor.QueueTask(this);
            }

            return outcome;
        });
    }

    private void GoOn()
    {
        var (during, end) = (_during!, _end!);
        _during = null;
        _end = null;
        during(reactor);
        RunAll(ref _duringTriggers);
        RunAll(ref _afterTriggers);
        end(reactor);
    }

    private void RunAll(ref SystemEventTriggerList list)
    {
        while (list.Take() is { } trigger)
        {
            Run(trigger);
        }
    }

    /// <param name="trigger">What to run.</param>
    /// <param name="waiting">The firing that waits for what it returns; null if none does.</param>
    private void Run(SystemEventTrigger trigger, int? waiting = null)
    {
        using var frame = reactor.Enter(trigger.Scope);
        try
        {
            if (trigger.Call() is { } deferred && waiting is { } firing)
            {
                WaitFor(deferred, firing);
            }
        }
        catch (Exception error)
        {
            // R-CORE-10: the rest still run.
            ReactorBase.LogError(trigger.Scope, error, $"In a {trigger}");
        }
    }

    private ref SystemEventTriggerList ListOf(SystemEventPhase phase)
    {
        switch (phase)
        {
            case SystemEventPhase.Before:
                return ref _beforeTriggers;
            case SystemEventPhase.During:
                return ref _duringTriggers;
            default:
                return ref _afterTriggers;
        }
    }
}
