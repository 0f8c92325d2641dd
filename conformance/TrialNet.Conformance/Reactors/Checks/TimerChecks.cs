namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TIME: when timers are called, and in which order.</summary>
internal static class TimerChecks
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TIME-01", CallsOnceAndLater),
        ReactorCheck.Of("R-TIME-02", CallsInOrder),
        ReactorCheck.Of("R-TIME-03", CallsTiesInOrderOfSetting),
        ReactorCheck.Of("R-TIME-04", TakesAnyDelayButNegative),
        ReactorCheck.Of("R-TIME-09", LogsWhatTimersThrow),
        ReactorCheck.Of("R-TIME-12", NeverGoesBack),
        ReactorCheck.Of("R-TIME-13", CountsFromNow),
        ReactorCheck.Of("R-TIME-14", WakesForTimersOfCalls),
        ReactorCheck.Alone("R-TIME-15", IsPunctual),
    ];

    private static TimeSpan Milliseconds(double count) => TimeSpan.FromMilliseconds(count);

    private static void CallsOnceAndLater(ReactorCheckContext context)
    {
        foreach (var delay in new[] { TimeSpan.Zero, Milliseconds(1), Milliseconds(20) })
        {
            using var scene = context.Open();
            var calls = 0;
            var waited = TimeSpan.MinValue;
            scene.Run(() =>
            {
                var start = scene.Reactor.Now;
                scene.Reactor.CallLater(delay, () =>
                {
                    calls++;
                    waited = scene.Reactor.Now - start;
                });
                context.Expect(calls == 0, "CallLater does not call its function itself", "the function was called inside CallLater");
                scene.Reactor.CallLater(delay + Milliseconds(5), scene.Reactor.Stop);
            });
            context.Expect(calls == 1, $"a timer of {delay.TotalMilliseconds} ms to be called once", $"it was called {calls} times");
            context.Expect(
                waited >= delay,
                $"it to be called when Now has grown by {delay.TotalMilliseconds} ms",
                $"Now had grown by {waited.TotalMilliseconds} ms");
        }
    }

    private static void CallsInOrder(ReactorCheckContext context)
    {
        foreach (var isLate in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var calls = new List<int>();
            var timers = new List<(int Delay, TimeSpan DueTime)>();
            scene.Run(() =>
            {
                foreach (var delay in new[] { 5, 3, 1, 4, 2, 7, 6 })
                {
                    timers.Add((delay, reactor.CallLater(Milliseconds(delay), () => calls.Add(delay)).DueTime));
                }

                reactor.CallLater(Milliseconds(8), reactor.Stop);
                Turns.BeLate(reactor, isLate ? reactor.Now + Milliseconds(12) : TimeSpan.Zero);
            });

            // On a machine that pauses between two calls of CallLater it may be another order than that of the delays.
            var expected = timers.OrderBy(static timer => timer.DueTime).Select(static timer => timer.Delay).ToList();
            context.Expect(
                calls.SequenceEqual(expected),
                $"timers are called in the order of their due times{(isLate ? ", when all are late" : "")}: {string.Join(", ", expected)}",
                $"the order is {string.Join(", ", calls)}");
        }
    }

    private static void CallsTiesInOrderOfSetting(ReactorCheckContext context)
    {
        const int Timers = 20;
        foreach (var model in new[] { 0, Timers - 1 })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var calls = new List<int>();
            List<int> expected = [model];
            scene.Run(() =>
            {
                var timers = Enumerable.Range(0, Timers).Select(number => reactor.CallLater(Milliseconds(2), () => calls.Add(number))).ToList();

                // Moved to the due time of the first, or of the last, in a shuffled order, which is then the order of setting.
                for (var step = 0; step < Timers; step++)
                {
                    var number = step * 7 % Timers;
                    if (number != model)
                    {
                        Turns.Align(timers[number], timers[model]);
                        expected.Add(number);
                    }
                }

                reactor.CallLater(Milliseconds(5), reactor.Stop);
            });
            context.Expect(
                calls.SequenceEqual(expected),
                $"timers that are due at the same time are called in the order of their last Delay: {string.Join(", ", expected)}",
                $"the order is {string.Join(", ", calls)}");
        }
    }

    private static void TakesAnyDelayButNegative(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var events = new List<string>();
        TimeSpan[] large = [Milliseconds(int.MaxValue), Milliseconds(1L << 31), Milliseconds((1L << 31) + 5), Milliseconds((1L << 32) + 5), TimeSpan.FromDays(365_000), TimeSpan.MaxValue];
        scene.Run(() =>
        {
            foreach (var negative in new[] { new TimeSpan(-1), Milliseconds(-1), TimeSpan.MinValue })
            {
                Thrown.Expect<ArgumentOutOfRangeException>(
                    context, $"CallLater with a delay of {negative}", () => reactor.CallLater(negative, () => events.Add("negative")));
            }

            foreach (var delay in large)
            {
                var error = Thrown.By(() => reactor.CallLater(delay, () => events.Add($"{delay}")));
                context.Expect(error is null, $"a delay of {delay} is permitted", Thrown.Text(error));
            }

            reactor.CallLater(TimeSpan.Zero, () => events.Add("zero"));
            reactor.CallLater(Milliseconds(3), () =>
            {
                events.Add("short");
                var left = reactor.GetDelayedCalls();
                context.Expect(
                    left.Count == large.Length,
                    $"{large.Length} timers with large delays are still set",
                    $"there are {left.Count}");
                foreach (var timer in left)
                {
                    timer.Cancel();
                }

                reactor.CallLater(Milliseconds(1), reactor.Stop);
            });
        });
        var seen = string.Join(", ", events);
        context.Expect(seen == "zero, short", "large delays disturb no other timer, and are not cut: zero, short", $"called were: {seen}");
    }

    private static void LogsWhatTimersThrow(ReactorCheckContext context)
    {
        const string File = "where-the-timer-was-set.cs";
        const int Line = 4711;
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var calls = new List<string>();
        scene.Run(() =>
        {
            var first = reactor.CallLater(Milliseconds(1), () => calls.Add("before"));
            var thrower = reactor.CallLater(
                Milliseconds(1),
                () =>
                {
                    calls.Add("throws");
                    throw new CheckException("timer");
                },
                File,
                Line);
            var last = reactor.CallLater(Milliseconds(1), () => calls.Add("after"));
            Turns.Align(thrower, first);
            Turns.Align(last, first);
            reactor.CallLater(Milliseconds(3), reactor.Stop);
        });
        var seen = string.Join(", ", calls);
        context.Expect(
            seen == "before, throws, after",
            "the rest of the batch is called when a timer throws: before, throws, after",
            $"called were: {seen}");
        var logged = scene.Log.Take<CheckException>();
        context.Expect(logged.Count == 1, "what a timer throws is logged once", $"it was logged {logged.Count} times");
        var told = logged.Count > 0 ? logged[0].Context : string.Empty;
        context.Expect(
            told.Contains(File, StringComparison.Ordinal) && told.Contains($"{Line}", StringComparison.Ordinal),
            $"the log tells the place where the timer was set: {File}, line {Line}",
            $"it tells: {told}");
    }

    private static void NeverGoesBack(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var last = reactor.Now;
        void Look()
        {
            for (var count = 0; count < 200; count++)
            {
                var now = reactor.Now;
                if (now < last)
                {
                    context.Expect(false, "Now never goes back", $"it was {last}, and then {now}");
                }

                last = now;
            }

            context.Count(1);
        }

        scene.Run(() =>
        {
            for (var delay = 0; delay < 5; delay++)
            {
                reactor.CallLater(Milliseconds(delay), Look);
            }

            reactor.CallFromThread(Look);
            Look();
            reactor.CallLater(Milliseconds(6), reactor.Stop);
        });
        Look();
    }

    private static void CountsFromNow(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var before = TimeSpan.Zero;
        scene.Run(() =>
        {
            var first = reactor.CallLater(Milliseconds(1), () =>
            {
                before = reactor.Now;
                Turns.BeLate(reactor, before + Milliseconds(4));
                var start = reactor.Now;
                var timer = reactor.CallLater(Milliseconds(5), () => { });
                var end = reactor.Now;
                context.Expect(
                    timer.DueTime >= start + Milliseconds(5) && timer.DueTime <= end + Milliseconds(5),
                    "a due time is counted from Now at the moment of CallLater, also late in a batch",
                    $"it is {(timer.DueTime - start).TotalMilliseconds} ms after it instead of 5");
            });
            var second = reactor.CallLater(Milliseconds(1), () =>
            {
                context.Expect(
                    reactor.Now >= before,
                    "Now does not fall within a batch",
                    "the second timer sees an earlier time than the first");
                reactor.CallLater(Milliseconds(1), reactor.Stop);
            });
            Turns.Align(second, first);
        });
    }

    private static void WakesForTimersOfCalls(ReactorCheckContext context)
    {
        // How long the loop has had nothing to do when the call comes.
        foreach (var idle in new[] { 0, 1, 5 })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            Thread? foreign = null;
            var late = TimeSpan.MaxValue;
            void Post() => reactor.CallFromThread(() =>
            {
                var due = reactor.Now + Milliseconds(3);
                reactor.CallLater(Milliseconds(3), () =>
                {
                    late = reactor.Now - due;
                    reactor.Stop();
                });
            });

            scene.Run(
                () =>
                {
                    reactor.CallLater(Far, () => { });
                    if (context.IsVirtual)
                    {
                        reactor.CallLater(Milliseconds(idle), Post);
                        return;
                    }

                    foreign = Foreign.Start(() =>
                    {
                        using var pause = new ManualResetEventSlim();
                        pause.Wait(idle);
                        Post();
                    });
                },
                "a timer of 3 ms that a call sets while the loop sleeps");
            foreign?.Join();
            var limit = context.IsVirtual ? TimeSpan.Zero : context.Patience / 2;
            context.Expect(
                late <= limit,
                "a timer that is set by a call while the loop sleeps is called on time",
                $"it is late by {late.TotalMilliseconds} ms");
        }
    }

    private static void IsPunctual(ReactorCheckContext context)
    {
        const int Rounds = 30;
        const int Timers = 100;
        var limit = Milliseconds(15);
        var worst = TimeSpan.MaxValue;

        // A busy machine makes anybody late: one good round shows what the reactor can do.
        for (var round = 0; round < Rounds && worst > limit; round++)
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var late = new List<TimeSpan>();
            scene.Run(() =>
            {
                for (var number = 0; number < Timers; number++)
                {
                    var due = reactor.Now + Milliseconds(number);
                    reactor.CallLater(Milliseconds(number), () => late.Add(reactor.Now - due));
                }

                reactor.CallLater(Milliseconds(Timers + 1), reactor.Stop);
            });
            late.Sort();
            worst = late[^2];
        }

        context.Expect(
            worst <= limit,
            $"of {Timers} timers all but one are called within {limit.TotalMilliseconds} ms of their due time",
            $"in the best of {Rounds} rounds the second worst was {worst.TotalMilliseconds:0.0} ms late");
    }
}
