using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What triggers do by the rules, as a trace: startup, then shutdown (R-CORE-07, R-CORE-08, R-CORE-10 to R-CORE-12).</summary>
internal sealed class TriggerModel
{
    private readonly List<TriggerOperation> _left;
    private readonly List<(int Turns, TriggerOperation Trigger)> _waits = [];
    private readonly HashSet<int> _fired = [];
    private readonly List<string> _trace = [];

    private TriggerModel(IReadOnlyList<TriggerOperation> program) => _left = [.. program];

    internal static IReadOnlyList<string> TraceOf(IReadOnlyList<TriggerOperation> program)
    {
        var model = new TriggerModel(program);
        model.Happen(SystemEvent.Startup);
        model.Happen(SystemEvent.Shutdown);
        return model._trace;
    }

    private void Happen(SystemEvent which)
    {
        _trace.Add($"{which}".ToLowerInvariant());
        RunAll(SystemEventPhase.Before, which);

        // In the order of their turns; of the same turn, in the order in which they began to wait.
        foreach (var (_, trigger) in _waits.OrderBy(wait => wait.Turns))
        {
            Fire(trigger.Number, "fires");
        }

        _waits.Clear();
        RunAll(SystemEventPhase.During, which);
        RunAll(SystemEventPhase.After, which);
    }

    private void RunAll(SystemEventPhase phase, SystemEvent which)
    {
        while (_left.Find(trigger => trigger.Phase == phase && trigger.Event == which) is { } next)
        {
            _left.Remove(next);
            _trace.Add($"s{next.Number}");
            Act(next);
        }
    }

    private void Act(TriggerOperation trigger)
    {
        switch (trigger.Act)
        {
            case TriggerAct.Wait or TriggerAct.WaitForFailure when trigger.Phase == SystemEventPhase.Before:
                _waits.Add((trigger.Argument, trigger));
                break;
            case TriggerAct.Fire when _waits.Exists(wait => wait.Trigger.Number == trigger.Argument):
                Fire(trigger.Argument, "fires early");
                break;
            case TriggerAct.Remove:
                var removed = _left.RemoveAll(other => other.Number == trigger.Argument);
                _trace.Add(removed > 0 ? $"s{trigger.Argument} is removed" : $"s{trigger.Argument} cannot be removed");
                break;
        }
    }

    private void Fire(int trigger, string how)
    {
        if (_fired.Add(trigger))
        {
            _trace.Add($"{how} s{trigger}");
        }
    }
}
