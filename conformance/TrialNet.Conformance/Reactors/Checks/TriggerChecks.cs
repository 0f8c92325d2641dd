using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE: what runs around startup and shutdown.</summary>
internal static partial class TriggerChecks
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-CORE-08", UsedUp),
        ReactorCheck.Of("R-CORE-10", ThrowingTriggers),
        ReactorCheck.Of("R-CORE-11", DuringWaits),
        ReactorCheck.Of("R-CORE-12", Removing),
        ReactorCheck.Of("R-CORE-12", RemovingWhileWaiting),
        ReactorCheck.Of("R-CORE-13", CallingWhenRunning),
        ReactorCheck.Of("R-CORE-14", StartupWaits),
        ReactorCheck.Of("R-CORE-15", UnknownPhases),
        ReactorCheck.Of("R-CORE-17", EventsAreIndependent),
    ];

    /// <summary>Adds a trigger that writes down that it ran.</summary>
    private static ISystemEventTrigger Note(
        ReactorScene scene, List<string> events, string name, SystemEventPhase phase, SystemEvent which, Func<Deferred?>? then = null) =>
        scene.Reactor.AddSystemEventTrigger(phase, which, () =>
        {
            events.Add(name);
            return then?.Invoke();
        });

    private static void Same(ReactorCheckContext context, string what, string expected, IEnumerable<string> events)
    {
        var seen = string.Join(", ", events);
        context.Expect(seen == expected, $"{what}: {expected}", $"what ran is: {seen}");
    }

    private static void UsedUp(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        foreach (var phase in Enum.GetValues<SystemEventPhase>())
        {
            Note(scene, events, $"{phase} startup", phase, SystemEvent.Startup);
            Note(scene, events, $"{phase} shutdown", phase, SystemEvent.Shutdown);
        }

        for (var round = 0; round < 3; round++)
        {
            scene.Run(() => reactor.CallLater(TimeSpan.Zero, reactor.Crash));
        }

        Same(
            context,
            "of three runs that crash, the first uses up the startup triggers",
            "Before startup, During startup, After startup",
            events);
        events.Clear();
        scene.Run(reactor.Stop);
        Same(context, "each shutdown trigger runs once", "Before shutdown, During shutdown, After shutdown", events);
    }

    private static void ThrowingTriggers(ReactorCheckContext context)
    {
        foreach (var which in Enum.GetValues<SystemEvent>())
        {
            foreach (var thrower in Enum.GetValues<SystemEventPhase>())
            {
                using var scene = context.Open();
                var reactor = scene.Reactor;
                var events = new List<string>();
                foreach (var phase in Enum.GetValues<SystemEventPhase>())
                {
                    Note(scene, events, $"{phase} 1", phase, which);
                    if (phase == thrower)
                    {
                        Note(scene, events, $"{phase} throws", phase, which, () => throw new CheckException("trigger"));
                    }

                    Note(scene, events, $"{phase} 2", phase, which);
                }

                reactor.AddSystemEventTrigger(SystemEventPhase.After, SystemEvent.Startup, () =>
                {
                    reactor.CallLater(Short, reactor.Stop);
                    return null;
                });
                scene.Run();
                var expected = string.Join(", ", Enum.GetValues<SystemEventPhase>().Select(phase => $"{phase} 1, {(phase == thrower ? $"{phase} throws, " : "")}{phase} 2"));
                Same(context, $"when a trigger {thrower} {which} throws, the others still run", expected, events);
                var logged = scene.Log.Take<CheckException>().Count;
                context.Expect(logged == 1, "the exception of a trigger is logged", $"it was logged {logged} times");
            }
        }
    }

    // A Deferred that is fired already, and one that a later trigger of the same phase fires.

    private static void Removing(ReactorCheckContext context)
    {
        foreach (var which in Enum.GetValues<SystemEvent>())
        {
            using var scene = context.Open();
            using var other = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            var victims = new List<ISystemEventTrigger>();
            var taken = Note(scene, events, "removed early", SystemEventPhase.Before, which);
            reactor.RemoveSystemEventTrigger(taken);
            Thrown.Expect<ArgumentException>(context, "removing a trigger twice", () => reactor.RemoveSystemEventTrigger(taken));
            var foreign = other.Reactor.AddSystemEventTrigger(SystemEventPhase.Before, which, () => null);
            Thrown.Expect<ArgumentException>(
                context,
                "removing a trigger of another reactor",
                () => reactor.RemoveSystemEventTrigger(foreign));
            var runs = Note(scene, events, "runs", SystemEventPhase.Before, which, () =>
            {
                victims.ForEach(reactor.RemoveSystemEventTrigger);
                return null;
            });
            foreach (var phase in Enum.GetValues<SystemEventPhase>())
            {
                victims.Add(Note(scene, events, $"removed {phase}", phase, which));
                Note(scene, events, $"stays {phase}", phase, which);
            }

            reactor.CallWhenRunning(() => reactor.CallLater(Short, reactor.Stop));
            scene.Run("startup and shutdown");
            Same(
                context,
                $"a trigger that a running trigger removed does not run at {which}",
                "runs, stays Before, stays During, stays After",
                events);
            Thrown.Expect<ArgumentException>(context, "removing a trigger that has run", () => reactor.RemoveSystemEventTrigger(runs));
            Thrown.Expect<ArgumentException>(
                context,
                "removing again what was removed",
                () => reactor.RemoveSystemEventTrigger(victims[0]));
        }
    }

    private static void CallingWhenRunning(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        reactor.CallWhenRunning(() => events.Add("first"));
        Note(scene, events, "during", SystemEventPhase.During, SystemEvent.Startup);
        var taken = reactor.CallWhenRunning(() => events.Add("removed"));
        reactor.CallWhenRunning(() => events.Add(reactor.IsRunning ? "second" : "too early"));
        context.Expect(events.Count == 0, "before Run, CallWhenRunning calls nothing", $"it has called {string.Join(", ", events)}");
        context.Expect(taken is not null, "before Run, CallWhenRunning returns a trigger", "it returns null");
        if (taken is not null)
        {
            reactor.RemoveSystemEventTrigger(taken);
        }

        scene.Run(() =>
        {
            events.Add("third");
            foreach (var place in new[] { "a startup trigger", "a timer" })
            {
                void Look()
                {
                    var isInside = false;
                    var trigger = reactor.CallWhenRunning(() => isInside = true);
                    context.Expect(
                        isInside && trigger is null,
                        $"inside {place}, CallWhenRunning calls at once and returns null",
                        isInside ? "it returns a trigger" : "it has not called when it returns");
                }

                if (place == "a timer")
                {
                    reactor.CallLater(Short, Look);
                }
                else
                {
                    Look();
                }
            }

            reactor.CallLater(Short + Short, reactor.Stop);
        });
        Same(
            context,
            "what CallWhenRunning was given before Run is called after startup, in the order of adding",
            "during, first, second, third",
            events);
    }

    private static void UnknownPhases(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var calls = 0;
        Deferred? Count()
        {
            calls++;
            return null;
        }

        foreach (var wrong in new[] { -1, 3, 99 })
        {
            Thrown.Expect<ArgumentException>(
                context,
                "adding a trigger for an unknown phase",
                () => reactor.AddSystemEventTrigger((SystemEventPhase)wrong, SystemEvent.Startup, Count));
            Thrown.Expect<ArgumentException>(
                context,
                "adding a trigger for an unknown event",
                () => reactor.AddSystemEventTrigger(SystemEventPhase.Before, (SystemEvent)wrong, Count));
        }

        scene.Run(reactor.Stop);
        context.Expect(calls == 0, "a trigger that was refused does not run", $"{calls} of them have run");
    }

    private static void EventsAreIndependent(ReactorCheckContext context)
    {
        foreach (var isFired in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            var startup = new Deferred<int>();
            var shutdown = new Deferred<int>();
            Note(scene, events, "before startup", SystemEventPhase.Before, SystemEvent.Startup, () =>
            {
                Turns.After(reactor, 2, reactor.Stop);
                return startup;
            });
            Note(scene, events, "during startup", SystemEventPhase.During, SystemEvent.Startup);
            Note(scene, events, "before shutdown", SystemEventPhase.Before, SystemEvent.Shutdown, () =>
            {
                Turns.After(reactor, 2, () =>
                {
                    if (isFired)
                    {
                        startup.Callback(1);
                    }

                    Turns.After(reactor, 2, () => shutdown.Callback(1));
                });
                return shutdown;
            });
            Note(scene, events, "during shutdown", SystemEventPhase.During, SystemEvent.Shutdown);
            scene.Run("a shutdown during startup");
            Same(
                context,
                "startup that waits and shutdown that waits do not wait for each other",
                isFired ? "before startup, before shutdown, during startup, during shutdown" : "before startup, before shutdown, during shutdown",
                events);
        }
    }
}
