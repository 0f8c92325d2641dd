using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>Runs the triggers of a phase in the wrong order.</summary>
public sealed class ReactorThatReverses : DelegatingReactor
{
    private readonly Dictionary<(SystemEventPhase, SystemEvent), List<Func<Deferred?>>> _triggers = [];

    public override ISystemEventTrigger AddSystemEventTrigger(SystemEventPhase phase, SystemEvent systemEvent, Func<Deferred?> trigger)
    {
        if (!_triggers.TryGetValue((phase, systemEvent), out var list))
        {
            list = _triggers[(phase, systemEvent)] = [];
        }

        list.Add(trigger);
        return base.AddSystemEventTrigger(phase, systemEvent, () =>
        {
            var last = list[^1];
            list.RemoveAt(list.Count - 1);
            return last();
        });
    }
}
