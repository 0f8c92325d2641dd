using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-THR: calls from threads. Every moment of the loop at which one can come is tried, not left to luck.</summary>
internal static class CallChecks
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-THR-01", RunsOnTheThreadAndLater),
        ReactorCheck.Of("R-THR-02", WakesTheLoop),
        ReactorCheck.Of("R-THR-03", KeepsTheOrder),
        ReactorCheck.Of("R-THR-04", LeavesOthersTheirTurn),
        ReactorCheck.Of("R-THR-04", DoesNotSleepWithCalls),
        ReactorCheck.Of("R-THR-05", LogsWhatCallsThrow),
        ReactorCheck.Of("R-THR-06", RunsAfterStartup),
        ReactorCheck.Of("R-THR-06", LosesNone),
    ];

    private static void RunsOnTheThreadAndLater(ReactorCheckContext context)
    {
        foreach (var moment in LoopMoments.All)
        {
            foreach (var isForeign in context.IsVirtual ? new[] { false } : [false, true])
            {
                using var scene = context.Open();
                var reactor = scene.Reactor;
                var thread = Environment.CurrentManagedThreadId;
                var isInside = false;
                var ran = new List<string>();
                void Post()
                {
                    isInside = !isForeign;
                    reactor.CallFromThread(() => ran.Add(
                        Environment.CurrentManagedThreadId != thread ? "on another thread" : isInside ? "inside the call" : "later"));
                    isInside = false;
                }

                LoopMoments.Run(scene, moment, () =>
                {
                    if (!isForeign)
                    {
                        Post();
                    }
                    else if (Foreign.Run(Post, context.Patience) is { } error)
                    {
                        context.Expect(false, $"CallFromThread on another thread returns, {moment.Name}", Thrown.Text(error));
                    }
                });
                context.Expect(
                    ran is ["later"],
                    $"what CallFromThread is given on {(isForeign ? "another" : "the reactor's own")} thread runs once, later, on the reactor's thread, {moment.Name}",
                    ran.Count == 0 ? "it did not run" : $"it ran {string.Join(" and ", ran)}");
            }
        }
    }

    private static void WakesTheLoop(ReactorCheckContext context)
    {
        if (!context.NeedThreads("a sleep that another thread could end"))
        {
            return;
        }

        foreach (var hasTimer in new[] { false, true })
        {
            foreach (var idle in new[] { 0, 0, 1, 3, 10 })
            {
                using var scene = context.Open();
                var reactor = scene.Reactor;
                Thread? foreign = null;
                scene.Run(
                    () =>
                    {
                        if (hasTimer)
                        {
                            reactor.CallLater(Far, () => { });
                        }

                        foreign = Foreign.Start(() =>
                        {
                            using var pause = new ManualResetEventSlim();
                            pause.Wait(idle);

                            // The second finds a loop that has just been woken once.
                            reactor.CallFromThread(() => foreign = Foreign.Start(() => reactor.CallFromThread(reactor.Stop)));
                        });
                    },
                    $"a call from a thread that came after {idle} ms, {(hasTimer ? "with a timer set for later" : "without any timer")}");
                foreign!.Join();
                context.Count(1);
            }
        }
    }

    private static void KeepsTheOrder(ReactorCheckContext context)
    {
        const int Calls = 50;
        foreach (var moment in LoopMoments.All)
        {
            // 0: the reactor's own thread comes first, 1: last.
            foreach (var order in context.IsVirtual ? new[] { 0 } : [0, 1])
            {
                using var scene = context.Open();
                var reactor = scene.Reactor;
                var ran = new List<string>();
                void Post(string name)
                {
                    for (var number = 0; number < Calls; number++)
                    {
                        var call = $"{name}{number}";
                        reactor.CallFromThread(() => ran.Add(call));
                    }
                }

                var expected = new List<string>();
                LoopMoments.Run(scene, moment, () =>
                {
                    string[] names = context.IsVirtual ? ["a"] : order == 0 ? ["a", "b"] : ["b", "a"];
                    foreach (var name in names)
                    {
                        expected.AddRange(Enumerable.Range(0, Calls).Select(number => $"{name}{number}"));
                        if (name == "a")
                        {
                            Post(name);
                        }
                        else if (Foreign.Run(() => Post(name), context.Patience) is { } error)
                        {
                            context.Expect(false, "CallFromThread on another thread returns", Thrown.Text(error));
                        }
                    }
                });
                var at = ran.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count();
                context.Expect(
                    ran.SequenceEqual(expected),
                    $"calls run in the order in which they were queued, {moment.Name}",
                    at < ran.Count ? $"call {at} is {ran[at]} instead of {expected.ElementAtOrDefault(at) ?? "none"}" : $"{ran.Count} of {expected.Count} have run");
            }
        }
    }

    private static void LeavesOthersTheirTurn(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        var turns = 0;
        scene.Run(
            () =>
            {
                reactor.CallLater(TimeSpan.Zero, () => events.Add("timer"));
                reactor.CallFromThread(() =>
                {
                    events.Add("call");
                    reactor.CallFromThread(() => events.Add("its call"));
                });

                void Again()
                {
                    turns++;
                    reactor.CallFromThread(Again);
                }

                Again();
                Turns.After(reactor, 5, reactor.Stop);
            },
            "timers while calls queue calls for ever");
        context.Expect(
            events.IndexOf("its call") > events.IndexOf("timer") && events.IndexOf("timer") >= 0 && events.IndexOf("its call") > events.IndexOf("call"),
            "a call that a call queues is for the next turn, and a timer that is due comes before it",
            $"the order is {string.Join(", ", events)}");
        context.Expect(turns < 1000, "of calls that queue themselves again, each turn runs one", $"{turns} have run in 5 turns");
    }

    private static void DoesNotSleepWithCalls(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var start = reactor.Now;
        var left = 20;
        void Again()
        {
            if (--left == 0)
            {
                reactor.Stop();
                return;
            }

            reactor.CallFromThread(Again);
        }

        scene.Run(
            () =>
            {
                reactor.CallLater(Far, () => { });
                Again();
            },
            "calls that were queued by calls, with no timer due");
        context.Expect(reactor.Now - start < Far, "the loop does not sleep with a call in the queue", "it slept until the next timer");
    }

    private static void LogsWhatCallsThrow(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var ran = new List<string>();
        scene.Run(() =>
        {
            reactor.CallFromThread(() => ran.Add("before"));
            reactor.CallFromThread(() => throw new CheckException("call"));
            reactor.CallFromThread(() => ran.Add("after"));
            Turns.After(reactor, 3, reactor.Stop);
        });
        var seen = string.Join(", ", ran);
        context.Expect(seen == "before, after", "a call that throws keeps no other from running: before, after", $"what ran is: {seen}");
        var logged = scene.Log.Take<CheckException>().Count;
        context.Expect(logged == 1, "what a call throws is logged once", $"it was logged {logged} times");
    }

    private static void RunsAfterStartup(ReactorCheckContext context)
    {
        foreach (var isForeign in context.IsVirtual ? new[] { false } : [false, true])
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var events = new List<string>();
            void Post() => reactor.CallFromThread(() => events.Add(reactor.IsRunning ? "call" : "call before startup"));
            if (isForeign)
            {
                _ = Foreign.Run(Post, context.Patience);
            }
            else
            {
                Post();
            }

            reactor.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Startup, () =>
            {
                events.Add("startup");
                return null;
            });
            context.Expect(events.Count == 0, "a call that is queued before Run does not run before Run", "it has run");
            scene.Run(() => Turns.After(reactor, 3, reactor.Stop));
            var seen = string.Join(", ", events);
            context.Expect(
                seen == "startup, call",
                "a call that was queued before Run runs after startup: startup, call",
                $"the order is {seen}");
        }
    }

    private static void LosesNone(ReactorCheckContext context)
    {
        const int Calls = 100_000;
        const int Threads = 4;
        foreach (var moment in context.IsVirtual ? [LoopMoments.All[0]] : LoopMoments.All.Where(moment => moment.Name.Contains("before Run", StringComparison.Ordinal) || moment.Name.Contains("timer", StringComparison.Ordinal)))
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var ran = 0;
            void Post(int calls)
            {
                for (var number = 0; number < calls; number++)
                {
                    reactor.CallFromThread(() => ran++);
                }
            }

            LoopMoments.Run(scene, moment, () =>
            {
                if (context.IsVirtual)
                {
                    Post(Calls);
                    return;
                }

                // The reactor's thread stands here meanwhile, and takes no call away.
                var threads = Enumerable.Range(0, Threads).Select(_ => Foreign.Start(() => Post(Calls / Threads))).ToList();
                context.Expect(
                    threads.TrueForAll(thread => thread.Join(context.Patience)),
                    $"of {Calls:N0} calls none blocks its caller, {moment.Name}",
                    "a thread is blocked in CallFromThread");
            });
            context.Expect(ran == Calls, $"of {Calls:N0} calls none is lost, {moment.Name}", $"{ran:N0} have run");
        }
    }
}
