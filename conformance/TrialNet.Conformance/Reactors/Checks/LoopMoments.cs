using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>All the moments at which a call can reach a loop.</summary>
internal static class LoopMoments
{
    // Enough for whatever was queued, and what that queues.
    private const int TurnsToFinish = 4;

    internal static IReadOnlyList<LoopMoment> All { get; } =
    [
        new("before Run", static (_, action) => action()),
        new("in a trigger before startup", static (reactor, action) => Trigger(reactor, SystemEventPhase.Before, SystemEvent.Startup, action)),
        new("in a trigger during startup", static (reactor, action) => Trigger(reactor, SystemEventPhase.During, SystemEvent.Startup, action)),
        new("in a trigger after startup", static (reactor, action) => Trigger(reactor, SystemEventPhase.After, SystemEvent.Startup, action)),
        new("in a timer", static (reactor, action) => reactor.CallLater(TimeSpan.Zero, action)),
        new("in a timer for which the loop slept", static (reactor, action) => reactor.CallLater(TimeSpan.FromMilliseconds(3), action)),
        new("in a call that was queued", static (reactor, action) => reactor.CallFromThread(action)),
        new("in a turn that Stop ends, while shutdown waits", static (reactor, action) => reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            action();
            var end = new Deferred<int>();
            Turns.After(reactor, TurnsToFinish, () => end.Callback(0));
            return end;
        })),
    ];

    /// <summary>Runs a reactor that does something at a moment, and stops it some turns later.</summary>
    internal static void Run(ReactorScene scene, LoopMoment moment, Action action)
    {
        var reactor = scene.Reactor;
        var isDone = false;
        moment.Arrange(reactor, () =>
        {
            isDone = true;
            scene.Guard(action);
        });

        scene.Run(
            () => WaitUntil(reactor, () => isDone || moment.Name.Contains("Stop", StringComparison.Ordinal)),
            $"what happens {moment.Name}");
    }

    private static void WaitUntil(IReactor reactor, Func<bool> condition)
    {
        if (condition())
        {
            Turns.After(reactor, TurnsToFinish, reactor.Stop);
        }
        else
        {
            reactor.CallLater(TimeSpan.FromMilliseconds(1), () => WaitUntil(reactor, condition));
        }
    }

    private static void Trigger(IReactor reactor, SystemEventPhase phase, SystemEvent which, Action action) =>
        reactor.AddSystemEventTrigger(phase, which, () =>
        {
            action();
            return null;
        });
}
