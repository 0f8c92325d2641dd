using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE: running, stopping, crashing.</summary>
internal static class LoopChecks
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-CORE-01", RunKeepsTheThread),
        ReactorCheck.Of("R-CORE-02", StopThrows),
        ReactorCheck.Of("R-CORE-03", RunThrows),
        ReactorCheck.Of("R-CORE-04", IsRunningTells),
        ReactorCheck.Of("R-CORE-05", RunAfterStop),
        ReactorCheck.Of("R-CORE-06", CrashLeaves),
        ReactorCheck.Of("R-CORE-09", StopWaits),
        ReactorCheck.Of("R-CORE-18", IterateTurnsOnce),
    ];

    private static void RunKeepsTheThread(ReactorCheckContext context)
    {
        foreach (var (name, end) in new (string, Action<IReactor>)[] { ("Stop", reactor => reactor.Stop()), ("Crash", reactor => reactor.Crash()) })
        {
            using var scene = context.Open();
            var isOver = false;
            var thread = 0;
            scene.Run(() => scene.Reactor.CallLater(Short, () =>
            {
                context.Expect(!isOver, $"Run does not return before {name}", "it has returned");
                thread = Environment.CurrentManagedThreadId;
                end(scene.Reactor);
            }));
            isOver = true;
            context.Expect(
                thread == Environment.CurrentManagedThreadId,
                "Run runs the loop on the calling thread",
                thread == 0 ? "the timer was not called" : "the timer was called on another");
            context.Expect(!scene.Reactor.IsRunning, $"after {name} and the return of Run the reactor does not run", "IsRunning is true");
        }
    }

    private static void StopThrows(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        Thrown.Expect<ReactorNotRunningException>(context, "Stop before Run", reactor.Stop);
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
        {
            Thrown.Expect<ReactorNotRunningException>(context, "Stop inside a shutdown trigger", reactor.Stop);
            return null;
        });
        scene.Run(() => reactor.CallLater(Short, () =>
        {
            reactor.Stop();
            Thrown.Expect<ReactorNotRunningException>(context, "a second Stop in the same turn", reactor.Stop);
        }));
        Thrown.Expect<ReactorNotRunningException>(context, "Stop after the end of Run", reactor.Stop);
    }

    private static void RunThrows(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var goesOn = 0;
        void Again(string where) => Thrown.Expect<ReactorAlreadyRunningException>(context, $"Run inside {where}", reactor.Run);

        foreach (var phase in Enum.GetValues<SystemEventPhase>())
        {
            foreach (var which in Enum.GetValues<SystemEvent>())
            {
                reactor.AddSystemEventTrigger(phase, which, () =>
                {
                    Again($"a trigger {phase} {which}".ToLowerInvariant());
                    return null;
                });
            }
        }

        scene.Run(() =>
        {
            reactor.CallLater(TimeSpan.Zero, () => Again("a timer"));
            reactor.CallFromThread(() => Again("a call that was queued"));
            Turns.After(reactor, 3, () =>
            {
                context.Expect(reactor.IsRunning, "after a refused Run the reactor still runs", "IsRunning is false");
                goesOn++;
                if (!context.IsVirtual)
                {
                    var error = Foreign.Run(reactor.Run, context.Patience);
                    context.Expect(
                        error is ReactorAlreadyRunningException,
                        "Run on another thread meanwhile throws ReactorAlreadyRunningException",
                        Thrown.Text(error));
                }

                reactor.CallLater(Short, reactor.Stop);
            });
        });
        context.Expect(goesOn == 1, "the run under way goes on after another Run was refused", "its timers are not called any more");
    }

    private static void IsRunningTells(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        context.Expect(!reactor.IsRunning, "IsRunning is false before Run", "it is true");
        void Look(SystemEventPhase phase, SystemEvent which, bool expected) => reactor.AddSystemEventTrigger(phase, which, () =>
        {
            context.Expect(
                reactor.IsRunning == expected, $"IsRunning is {expected} in a trigger {phase} {which}".ToLowerInvariant(), $"it is {reactor.IsRunning}".ToLowerInvariant());
            return null;
        });

        Look(SystemEventPhase.Before, SystemEvent.Startup, false);
        Look(SystemEventPhase.During, SystemEvent.Startup, true);
        Look(SystemEventPhase.After, SystemEvent.Startup, true);
        Look(SystemEventPhase.Before, SystemEvent.Shutdown, true);
        scene.Run(() => reactor.CallLater(Short, () =>
        {
            reactor.Stop();
            context.Expect(reactor.IsRunning, "IsRunning is true until shutdown is over", "it is false at once after Stop");
        }));
        context.Expect(!reactor.IsRunning, "IsRunning is false when shutdown is over", "it is true");
    }

    private static void RunAfterStop(ReactorCheckContext context)
    {
        using var scene = context.Open();
        scene.Run(scene.Reactor.Stop);
        if (!context.Manifest.IsRestartable)
        {
            Thrown.Expect<ReactorNotRestartableException>(context, "Run after a completed Stop", scene.Reactor.Run);
            Thrown.Expect<ReactorNotRestartableException>(context, "a further Run", scene.Reactor.Run);
            return;
        }

        var calls = 0;
        scene.Run(() => scene.Reactor.CallLater(Short, () =>
        {
            calls++;
            scene.Reactor.Stop();
        }));
        context.Expect(
            calls == 1,
            "a reactor that declares Restartable runs again after a completed Stop",
            $"its timer was called {calls} times");
    }

    private static void CrashLeaves(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var triggers = 0;
        foreach (var phase in Enum.GetValues<SystemEventPhase>())
        {
            reactor.AddSystemEventTrigger(phase, SystemEvent.Shutdown, () =>
            {
                triggers++;
                return null;
            });
        }

        for (var round = 0; round < 2; round++)
        {
            var turned = 0;
            scene.Run(() => reactor.CallLater(Short, () =>
            {
                turned++;
                reactor.Crash();
            }));
            context.Expect(
                turned == 1,
                round == 0 ? "Run calls timers" : "Run may follow Crash, and calls timers",
                $"the timer was called {turned} times");
            context.Expect(triggers == 0, "Crash runs no shutdown trigger", $"{triggers} have run");
            context.Expect(!reactor.IsRunning, "after Crash the reactor does not run", "IsRunning is true");
        }

        scene.Run(() => reactor.CallLater(Short, reactor.Stop));
        context.Expect(triggers == 3, "Stop in a run after Crash runs the shutdown triggers", $"{triggers} of 3 have run");
    }

    private static void StopWaits(ReactorCheckContext context)
    {
        foreach (var place in new[] { "a timer", "a call that was queued", "a startup trigger" })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, () =>
            {
                events.Add("shutdown");
                return null;
            });

            void Stop()
            {
                reactor.Stop();
                events.Add("stopped");
            }

            scene.Run(() =>
            {
                var first = reactor.CallLater(Short, () =>
                {
                    if (place == "a timer")
                    {
                        Stop();
                    }
                });
                var second = reactor.CallLater(Short, () => events.Add("timer"));
                Turns.Align(second, first);
                if (place == "a startup trigger")
                {
                    Stop();
                }
                else if (place == "a call that was queued")
                {
                    reactor.CallFromThread(Stop);
                }
            });
            var seen = string.Join(", ", events);
            var expected = place == "a timer" ? "stopped, timer, shutdown" : "stopped, shutdown";
            context.Expect(
                seen == expected || (place != "a timer" && seen == "stopped, timer, shutdown"),
                $"Stop inside {place} runs no trigger itself, and shutdown comes when the timers of the turn have been called: {expected}",
                $"the order is {seen}");
        }
    }

    private static void IterateTurnsOnce(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        reactor.CallLater(Far, () => events.Add("far"));
        reactor.CallLater(TimeSpan.Zero, () =>
        {
            events.Add("first");
            reactor.CallLater(TimeSpan.Zero, () => events.Add("second"));
        });
        reactor.CallFromThread(() => events.Add("call"));
        var start = reactor.Now;
        Iterate(reactor, events, context, "call, first");
        Iterate(reactor, events, context, "call, first, second");
        Iterate(reactor, events, context, "call, first, second");
        var waited = reactor.Now - start;
        context.Expect(
            waited < Far,
            "Iterate with a delay of zero does not wait for a timer",
            $"Now has grown by {waited.TotalSeconds:0} s");
    }

    private static void Iterate(IReactor reactor, List<string> events, ReactorCheckContext context, string expected)
    {
        reactor.Iterate(TimeSpan.Zero);
        var seen = string.Join(", ", events.Order(StringComparer.Ordinal));
        context.Expect(seen == expected, $"one turn more comes to: {expected}", $"what was called so far is: {seen}");
    }
}
