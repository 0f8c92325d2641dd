using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Runs a program of triggers on a reactor, and writes down what happens.</summary>
internal sealed class TriggerRun(ReactorScene scene, IReadOnlyList<TriggerOperation> program)
{
    private readonly IReactor _reactor = scene.Reactor;
    private readonly Dictionary<int, ISystemEventTrigger> _triggers = [];
    private readonly Dictionary<int, Deferred<int>> _waits = [];
    private readonly List<string> _trace = ["startup"];

    /// <summary>How many exceptions were logged.</summary>
    internal int Logged { get; private set; }

    internal IReadOnlyList<string> Run()
    {
        foreach (var operation in program)
        {
            _triggers[operation.Number] = _reactor.AddSystemEventTrigger(operation.Phase, operation.Event, () => Call(operation));
        }

        _reactor.CallWhenRunning(() => Turns.After(_reactor, 1, () =>
        {
            _trace.Add("shutdown");
            _reactor.Stop();
        }));
        scene.Run("startup and shutdown of a program of triggers");
        Logged = scene.Log.Take<CheckException>().Count;
        foreach (var wait in _waits.Values)
        {
            ((Deferred)wait).AddErrback(static _ => null);
        }

        return _trace;
    }

    private Deferred<int>? Call(TriggerOperation trigger)
    {
        _trace.Add($"s{trigger.Number}");
        switch (trigger.Act)
        {
            case TriggerAct.Throw:
                throw new CheckException("trigger");
            case TriggerAct.Wait or TriggerAct.WaitForFailure:
                return Wait(trigger);
            case TriggerAct.Fire when _waits.TryGetValue(trigger.Argument, out var wait) && !wait.IsCalled:
                Fire(trigger.Argument, wait, fails: false, "fires early");
                break;
            case TriggerAct.Remove:
                Remove(trigger.Argument);
                break;
        }

        return null;
    }

    private Deferred<int> Wait(TriggerOperation trigger)
    {
        if (trigger.Phase != SystemEventPhase.Before)
        {
            // Nobody waits for it, and so it is never fired.
            return new Deferred<int>();
        }

        var wait = _waits[trigger.Number] = new Deferred<int>();
        Turns.After(_reactor, trigger.Argument, () =>
        {
            if (!wait.IsCalled)
            {
                Fire(trigger.Number, wait, trigger.Act == TriggerAct.WaitForFailure, "fires");
            }
        });
        return wait;
    }

    private void Fire(int number, Deferred<int> wait, bool fails, string how)
    {
        _trace.Add($"{how} s{number}");
        if (fails)
        {
            wait.Errback(new CheckException("wait"));
        }
        else
        {
            wait.Callback(1);
        }
    }

    private void Remove(int number)
    {
        if (!_triggers.TryGetValue(number, out var trigger))
        {
            _trace.Add($"s{number} cannot be removed");
            return;
        }

        var error = Thrown.By(() => _reactor.RemoveSystemEventTrigger(trigger));
        _trace.Add(error switch
        {
            null => $"s{number} is removed",
            ArgumentException => $"s{number} cannot be removed",
            _ => $"removing s{number} throws {error.GetType().Name}",
        });
    }
}
