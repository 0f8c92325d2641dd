using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <summary>The triggers of one system event: all before, wait, all during, all after; each is used up by running (R-CORE-07, R-CORE-08).</summary>
internal sealed class SystemEventTriggers(ReactorBase reactor)
{
    private readonly LinkedList<SystemEventTrigger> _before = [];
    private readonly LinkedList<SystemEventTrigger> _during = [];
    private readonly LinkedList<SystemEventTrigger> _after = [];
    private int _firing;
    private int _awaited;

    internal void Add(SystemEventTrigger trigger) => ListOf(trigger.Phase).AddLast(trigger);

    internal bool Remove(SystemEventTrigger trigger) => ListOf(trigger.Phase).Remove(trigger);

    /// <summary>Fires the event. Returns before its end if a before trigger gave a Deferred to wait for (R-CORE-11).</summary>
    /// <param name="during">The reactor's own part, at the beginning of the during phase.</param>
    /// <param name="end">Called when all is over.</param>
    internal void Fire(Action during, Action end)
    {
        var firing = ++_firing;

        // One is held by this loop, so that a Deferred that fires inside it does not end the phase.
        _awaited = 1;
        while (Take(_before) is { } trigger)
        {
            Run(trigger, WaitFor);
        }

        Arrive(firing, during, end);

        void WaitFor(Deferred deferred)
        {
            _awaited++;
            deferred.AddBoth(outcome =>
            {
                Arrive(firing, during, end);
                return outcome;
            });
        }
    }

    /// <summary>Forgets a firing that still waits; the Deferreds it waits for change nothing any more.</summary>
    internal void Abandon() => _firing++;

    private static SystemEventTrigger? Take(LinkedList<SystemEventTrigger> list)
    {
        var trigger = list.First?.Value;
        if (trigger is not null)
        {
            list.RemoveFirst();
        }

        return trigger;
    }

    private void Arrive(int firing, Action during, Action end)
    {
        if (firing != _firing || --_awaited > 0)
        {
            return;
        }

        during();
        RunAll(_during);
        RunAll(_after);
        end();
    }

    private void RunAll(LinkedList<SystemEventTrigger> list)
    {
        while (Take(list) is { } trigger)
        {
            Run(trigger);
        }
    }

    private void Run(SystemEventTrigger trigger, Action<Deferred>? waitFor = null)
    {
        using var frame = reactor.Enter(trigger.Scope);
        try
        {
            if (trigger.Function() is { } deferred)
            {
                waitFor?.Invoke(deferred);
            }
        }
        catch (Exception error)
        {
            // R-CORE-10: the rest still run.
            ReactorBase.LogError(trigger.Scope, error, $"In a {trigger}");
        }
    }

    private LinkedList<SystemEventTrigger> ListOf(SystemEventPhase phase) => phase switch
    {
        SystemEventPhase.Before => _before,
        SystemEventPhase.During => _during,
        _ => _after,
    };
}
