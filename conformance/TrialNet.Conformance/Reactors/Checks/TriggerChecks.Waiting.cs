using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <content>What triggers return is waited for, or not (R-CORE-11, R-CORE-12, R-CORE-14).</content>
internal static partial class TriggerChecks
{
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
}
