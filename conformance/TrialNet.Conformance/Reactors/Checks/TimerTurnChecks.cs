namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TIME-11: who else gets a turn.</summary>
internal static class TimerTurnChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TIME-11", LetsOthersIn),
        ReactorCheck.Of("R-TIME-11", StarvesNobody),
    ];

    private static void LetsOthersIn(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        scene.Run(() => reactor.CallLater(TimeSpan.Zero, () =>
        {
            events.Add("timer");
            reactor.CallLater(TimeSpan.Zero, () =>
            {
                events.Add("its timer");
                reactor.Stop();
            });
            reactor.CallFromThread(() => events.Add("call"));
        }));
        var seen = string.Join(", ", events);
        context.Expect(
            seen == "timer, call, its timer",
            "between a timer and the timer without delay that it sets come calls from threads: timer, call, its timer",
            $"the order is {seen}");
    }

    // A timer that sets itself again for ever, and who must get a turn all the same.
    private static void StarvesNobody(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var rounds = 0;
        var got = new HashSet<string>(StringComparer.Ordinal);
        Thread? foreign = null;
        List<string> wanted = context.IsVirtual ? ["a call"] : ["a call", "another timer", "a call of another thread"];

        void Get(string what)
        {
            got.Add(what);
            if (wanted.TrueForAll(got.Contains))
            {
                reactor.Stop();
            }
        }

        void Again()
        {
            rounds++;
            if (got.Count < wanted.Count)
            {
                reactor.CallLater(TimeSpan.Zero, Again);
            }
        }

        scene.Run(
            () =>
            {
                Again();
                if (!context.IsVirtual)
                {
                    reactor.CallLater(TimeSpan.FromMilliseconds(2), () => Get("another timer"));
                    foreign = Foreign.Start(() => reactor.CallFromThread(() => Get("a call of another thread")));
                }

                Turns.After(reactor, 3, () => reactor.CallFromThread(() => Get("a call")));
            },
            $"{string.Join(", ", wanted)} while a timer sets itself again for ever");
        foreign?.Join();
        context.Expect(
            rounds > 1,
            "a timer without delay that sets itself again is called again and again",
            $"it was called {rounds} times");
    }
}
