using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE: what runs around startup and shutdown.</summary>
internal static class TriggerChecks
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

    private static void DuringWaits(ReactorCheckContext context)
    {
        foreach (var which in Enum.GetValues<SystemEvent>())
        {
            // Three Deferreds, fired in each order, the one in the middle with a failure.
            foreach (var order in new[] { "abc", "acb", "bac", "bca", "cab", "cba" })
            {
                DuringWaits(context, which, order);
            }

            FiredEarly(context, which);
        }
    }

    private static void DuringWaits(ReactorCheckContext context, SystemEvent which, string order)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        var waits = "abc".ToDictionary(name => name, _ => new Deferred<int>());
        var never = new Deferred<int>();
        foreach (var (name, wait) in waits)
        {
            Note(scene, events, $"before {name}", SystemEventPhase.Before, which, () => wait);
        }

        Note(scene, events, "during", SystemEventPhase.During, which, () => never);
        Note(scene, events, "after", SystemEventPhase.After, which, () => never);

        // From the first of these triggers, so that it works before startup and at shutdown alike.
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, which, () =>
        {
            FireOneByOne(reactor, waits, order, events);
            return null;
        });
        if (which == SystemEvent.Startup)
        {
            Note(scene, [], "stop", SystemEventPhase.After, which, () =>
            {
                Turns.After(reactor, 2, reactor.Stop);
                return null;
            });
            scene.Run("the Deferreds of triggers before startup, and a stop afterwards");
        }
        else
        {
            scene.Run(reactor.Stop, "the Deferreds of triggers before shutdown");
        }

        ((Deferred)waits['b']).AddErrback(_ => null);
        Same(
            context,
            $"the phase during {which} begins when the last Deferred of the phase before is fired, and waits for nothing more",
            $"before a, before b, before c, {string.Join(", ", order.Select(name => $"fires {name}"))}, during, after",
            events);
    }

    private static void FireOneByOne(IReactor reactor, Dictionary<char, Deferred<int>> waits, string order, List<string> events)
    {
        if (order.Length == 0)
        {
            return;
        }

        Turns.After(reactor, 2, () =>
        {
            events.Add($"fires {order[0]}");
            var wait = waits[order[0]];
            if (order[0] == 'b')
            {
                wait.Errback(new CheckException("b"));
            }
            else
            {
                wait.Callback(1);
            }

            FireOneByOne(reactor, waits, order[1..], events);
        });
    }

    // A Deferred that is fired already, and one that a later trigger of the same phase fires.
    private static void FiredEarly(ReactorCheckContext context, SystemEvent which)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        var waits = new Deferred<int>();
        Note(scene, events, "waits", SystemEventPhase.Before, which, () => waits);
        Note(scene, events, "fired", SystemEventPhase.Before, which, () => Deferred.Succeed(1));
        Note(scene, events, "fires", SystemEventPhase.Before, which, () =>
        {
            waits.Callback(1);
            return null;
        });
        Note(scene, events, "last", SystemEventPhase.Before, which);
        Note(scene, events, "during", SystemEventPhase.During, which);
        reactor.CallWhenRunning(() => Turns.After(reactor, 2, reactor.Stop));
        scene.Run("startup and shutdown");
        Same(
            context,
            $"all triggers before {which} run before those during it, also if a later one fires what an earlier one returned",
            "waits, fired, fires, last, during",
            events);
    }

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

    private static void RemovingWhileWaiting(ReactorCheckContext context)
    {
        foreach (var which in Enum.GetValues<SystemEvent>())
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            var wait = new Deferred<int>();
            var during = Note(scene, events, "removed during", SystemEventPhase.During, which);
            var after = Note(scene, events, "removed after", SystemEventPhase.After, which);
            Note(scene, events, "stays", SystemEventPhase.During, which);
            var before = Note(scene, events, "before", SystemEventPhase.Before, which, () =>
            {
                Turns.After(reactor, 2, () =>
                {
                    reactor.RemoveSystemEventTrigger(during);
                    reactor.RemoveSystemEventTrigger(after);
                    wait.Callback(1);
                });
                return wait;
            });
            reactor.CallWhenRunning(() => Turns.After(reactor, 2, reactor.Stop));
            scene.Run("startup and shutdown");
            Same(context, $"a trigger that was removed while Deferreds of {which} are waited for does not run", "before, stays", events);
            Thrown.Expect<ArgumentException>(context, "removing a trigger that has run", () => reactor.RemoveSystemEventTrigger(before));
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

    private static void StartupWaits(ReactorCheckContext context)
    {
        foreach (var isFired in new[] { true, false })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            var wait = new Deferred<int>();
            reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, () => wait);
            Note(scene, events, "during", SystemEventPhase.During, SystemEvent.Startup);
            reactor.CallWhenRunning(() => events.Add("running"));
            reactor.CallFromThread(() => events.Add("call"));
            reactor.CallLater(Short, () =>
            {
                events.Add(reactor.IsRunning ? "timer of a running reactor" : "timer");
                reactor.CallLater(Short, () =>
                {
                    if (isFired)
                    {
                        wait.Callback(1);
                    }

                    Turns.After(reactor, 3, reactor.Crash);
                });
            });
            scene.Run("a timer while startup waits");
            Same(
                context,
                $"a Deferred of a trigger before startup that is {(isFired ? "fired late" : "never fired")} delays IsRunning and what follows, and nothing else",
                isFired ? "call, timer, during, running" : "call, timer",
                events);
        }
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
