using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-SIM: how simulated time passes, and what is told when it cannot.</summary>
internal static class SimulationChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-SIM-01", RestsAtDueTimes),
        ReactorCheck.Of("R-SIM-02", TurnsWithinAnAdvance),
        ReactorCheck.Of("R-SIM-03", LogsAndGoesOn),
        ReactorCheck.Of("R-SIM-04", RepeatsItself),
        ReactorCheck.Of("R-SIM-07", TellsOfDeadlocks),
    ];

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static void RestsAtDueTimes(ReactorCheckContext context)
    {
        foreach (var isRunning in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var simulation = (ISimulation)reactor;
            var seen = new List<int>();
            void Advance()
            {
                var start = reactor.Now;
                int Since() => (int)(reactor.Now - start).TotalMilliseconds;
                foreach (var delay in new[] { 7, 3, 1, 20 })
                {
                    reactor.CallLater(Milliseconds(delay), () => seen.Add(Since()));
                }

                reactor.CallLater(Milliseconds(2), () => reactor.CallLater(Milliseconds(3), () => seen.Add(Since())));
                simulation.Advance(Milliseconds(10));
                var now = string.Join(", ", seen);
                context.Expect(
                    now == "1, 3, 5, 7",
                    "inside each timer of an advance of 10 ms, Now is the time at which it was due: 1, 3, 5, 7",
                    $"it was {now}");
                context.Expect(Since() == 10, "after an advance of 10 ms, Now has grown by 10 ms", $"it has grown by {Since()} ms");
            }

            if (!isRunning)
            {
                Advance();
                continue;
            }

            scene.Run(() =>
            {
                Advance();
                reactor.Stop();
            });
        }
    }

    private static void TurnsWithinAnAdvance(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        reactor.CallLater(Milliseconds(1), () =>
        {
            events.Add("timer");
            reactor.CallLater(TimeSpan.Zero, () => events.Add("its timer"));
            reactor.CallFromThread(() => events.Add("call"));
        });
        ((ISimulation)reactor).Advance(Milliseconds(1));
        var seen = string.Join(", ", events);
        context.Expect(
            seen == "timer, call, its timer",
            "a timer without delay that a timer sets runs in a turn of its own within that advance: timer, call, its timer",
            $"what ran is: {seen}");
        NetworkComesFirst(context);
    }

    // What arrives at the very time at which a timer is due, and a timer that this one sets.
    private static void NetworkComesFirst(ReactorCheckContext context)
    {
        if (!context.Manifest.Has(ReactorCapability.Tcp) || context.Subject is not IHasSimulations simulations)
        {
            return;
        }

        var latency = Milliseconds(10);
        using var scene = context.Open(() => simulations.Create(new SimulationOptions { ShortestLatency = latency, LongestLatency = latency }));
        var reactor = scene.Reactor;
        var events = new List<string>();
        var arrival = TimeSpan.Zero;
        var isTiming = false;
        ITransport? client = null;
        var server = new QuietFactory { Received = (_, _) => Receive() };
        void Receive()
        {
            if (isTiming)
            {
                events.Add("data");
                return;
            }

            // Now it is known how long a byte takes: the next arrives when the timer is due.
            arrival = reactor.Now - arrival;
            isTiming = true;
            client!.Write([2]);
            reactor.CallLater(arrival, () => reactor.CallLater(TimeSpan.Zero, () =>
            {
                events.Add("timer without delay");
                reactor.CallLater(Milliseconds(1), reactor.Stop);
            }));
        }

        var port = scene.Tcp.ListenTcp(0, server, networkInterface: "127.0.0.1").GetHost().Port;
        scene.Run(() => scene.Tcp.ConnectTcp("127.0.0.1", port, new QuietFactory
        {
            Made = transport =>
            {
                client = transport;
                arrival = reactor.Now;
                transport.Write([1]);
            },
        }));
        var seen = string.Join(", ", events);
        context.Expect(
            seen == "data, timer without delay",
            "the simulated network comes before a timer without delay that is set at the same time: data, timer without delay",
            $"the order is {seen}");
    }

    private static void LogsAndGoesOn(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var ran = new List<string>();
        reactor.CallLater(Milliseconds(1), () => ran.Add("before"));
        reactor.CallLater(Milliseconds(2), () => throw new CheckException("timer"));
        reactor.CallLater(Milliseconds(2), () => ran.Add("same time"));
        reactor.CallLater(Milliseconds(3), () => ran.Add("after"));
        var error = Thrown.By(() => ((ISimulation)reactor).Advance(Milliseconds(5)));
        context.Expect(error is null, "nothing comes out of an advance in which a timer throws", Thrown.Text(error));
        var seen = string.Join(", ", ran);
        context.Expect(
            seen == "before, same time, after",
            "an advance in which a timer throws goes on: before, same time, after",
            $"what ran is: {seen}");
        var logged = scene.Log.Take<CheckException>().Count;
        context.Expect(logged == 1, "what a timer throws is logged", $"it was logged {logged} times");
    }

    private static void RepeatsItself(ReactorCheckContext context)
    {
        var first = TraceOf(context, () => context.Subject.Create());
        var second = TraceOf(context, () => context.Subject.Create());
        Same(context, first, second, "the same program gives the same trace twice");
        if (context.Subject is not IHasSimulations simulations)
        {
            return;
        }

        var traces = new List<IReadOnlyList<string>>();
        for (var seed = 1; seed <= 5; seed++)
        {
            var options = SimulationOptions.Choppy with { Seed = seed };
            var trace = TraceOf(context, () => simulations.Create(options));
            Same(
                context,
                trace,
                TraceOf(context, () => simulations.Create(options)),
                $"with seed {seed} the same program gives the same trace twice");
            traces.Add(trace);
        }

        context.Expect(
            traces.Exists(trace => !trace.SequenceEqual(traces[0], StringComparer.Ordinal)), "different seeds do not all give one and the same trace", "those of five seeds are the same");
    }

    private static IReadOnlyList<string> TraceOf(ReactorCheckContext context, Func<IReactor> create)
    {
        using var scene = context.Open(create);
        IReadOnlyList<string> trace = [];
        void End()
        {
            trace = [.. ((ISimulation)scene.Reactor).Trace];
            scene.Reactor.Stop();
        }

        scene.Run(() =>
        {
            for (var delay = 0; delay < 5; delay++)
            {
                scene.Reactor.CallLater(Milliseconds(delay * 7 % 5), () => { });
            }

            if (scene.Reactor is IReactorTcp)
            {
                SimulatedTalk.Begin(scene, connections: 3, bytes: 20_000, end: End);
            }
            else
            {
                scene.Reactor.CallLater(Milliseconds(10), End);
            }
        });
        return trace;
    }

    private static void Same(ReactorCheckContext context, IReadOnlyList<string> first, IReadOnlyList<string> second, string what)
    {
        var at = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        context.Expect(
            first.Count > 0 && first.SequenceEqual(second, StringComparer.Ordinal),
            what,
            first.Count == 0 ? "the trace is empty" : $"line {at + 1} is \"{first.ElementAtOrDefault(at)}\", and then \"{second.ElementAtOrDefault(at)}\"");
    }

    private static void TellsOfDeadlocks(ReactorCheckContext context)
    {
        const string Place = "where-it-was-made.cs";
        var create = context.Subject is IHasSimulations simulations
            ? () => simulations.Create(new SimulationOptions { Patience = TimeSpan.Zero }) : (Func<IReactor>)context.Subject.Create;
        using var scene = context.Open(create);
        Deferred<int>? inner = null;
        var error = Thrown.By(() => scene.Run(() =>
        {
            inner = new Deferred<int>(null, Place, 4711);
            inner.AddCallback(value => value + 1);
        }));
        context.Expect(
            error is SimulationDeadlockException, "when nothing is left that could happen and a Deferred is unfired, Run throws SimulationDeadlockException", Thrown.Text(error));
        context.Expect(
            error?.Message.Contains(Place, StringComparison.Ordinal) == true,
            "it names the Deferred by the place where it was made",
            Thrown.Text(error));
        inner?.Callback(1);
    }
}
