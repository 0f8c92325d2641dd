using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TIME: timers that are cancelled, moved and asked about.</summary>
internal static class TimerChangeChecks
{
    private static readonly (string Name, Action<IDelayedCall> Call)[] Changes =
    [
        ("Cancel", timer => timer.Cancel()),
        ("Reset", timer => timer.Reset(Milliseconds(1))),
        ("Delay", timer => timer.Delay(Milliseconds(1))),
    ];

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-TIME-05", CancelledNeverRuns),
        ReactorCheck.Of("R-TIME-06", TooLateThrows),
        ReactorCheck.Of("R-TIME-07", MovesTheDueTime),
        ReactorCheck.Of("R-TIME-08", IsActiveTells),
        ReactorCheck.Of("R-TIME-10", GetDelayedCallsTells),
    ];

    private static TimeSpan Milliseconds(double count) => TimeSpan.FromMilliseconds(count);

    private static void CancelledNeverRuns(ReactorCheckContext context)
    {
        foreach (var isSameBatch in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var calls = 0;
            scene.Run(() =>
            {
                IDelayedCall? victim = null;
                var canceller = reactor.CallLater(Milliseconds(1), () => victim!.Cancel());
                victim = reactor.CallLater(Milliseconds(isSameBatch ? 1 : 3), () => calls++);
                if (isSameBatch)
                {
                    Turns.Align(victim, canceller);
                }

                reactor.CallLater(Milliseconds(1), () => calls++).Cancel();
                reactor.CallLater(Milliseconds(5), reactor.Stop);
            });
            context.Expect(
                calls == 0, $"a timer that was cancelled never runs{(isSameBatch ? ", also if it was due together with the timer that cancels it" : "")}", "it was called");
        }
    }

    private static void TooLateThrows(ReactorCheckContext context)
    {
        foreach (var (name, change) in Changes)
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            scene.Run(() =>
            {
                var cancelled = reactor.CallLater(Milliseconds(1), () => { });
                cancelled.Cancel();
                Thrown.Expect<AlreadyCancelledException>(context, $"{name} after a cancellation", () => change(cancelled));
                Thrown.Expect<AlreadyCancelledException>(context, $"a second {name} after a cancellation", () => change(cancelled));
                IDelayedCall? called = null;
                called = reactor.CallLater(Milliseconds(1), () =>
                {
                    Thrown.Expect<DelayedCallAlreadyCalledException>(context, $"{name} inside the timer's own call", () => change(called!));
                    reactor.CallLater(TimeSpan.Zero, () =>
                    {
                        Thrown.Expect<DelayedCallAlreadyCalledException>(context, $"{name} after the timer's call", () => change(called!));
                        reactor.Stop();
                    });
                });
            });
        }
    }

    private static void MovesTheDueTime(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var calls = new List<string>();
        var timers = new List<(string Name, TimeSpan DueTime)>();
        scene.Run(() =>
        {
            void Set(string name, double delay, Action<IDelayedCall> change)
            {
                var timer = reactor.CallLater(Milliseconds(delay), () => calls.Add(name));
                change(timer);
                timers.Add((name, timer.DueTime));
            }

            Set("reset earlier", 500, timer => Reset(context, reactor, timer, 2));
            Set("reset later", 1, timer => Reset(context, reactor, timer, 8));
            Set("delayed", 1, timer => Delay(context, timer, 4));
            Set("hastened", 500, timer => Delay(context, timer, -493));
            Set("reset to nothing", 500, timer => Reset(context, reactor, timer, 0));
            reactor.CallLater(Milliseconds(12), reactor.Stop);
        });

        // That these are what they should be was seen above.
        var expected = timers.OrderBy(static timer => timer.DueTime).Select(static timer => timer.Name).ToList();
        context.Expect(
            calls.SequenceEqual(expected),
            $"timers are called by the due times to which they were moved: {string.Join(", ", expected)}",
            $"the order is {string.Join(", ", calls)}");
    }

    private static void Reset(ReactorCheckContext context, IReactor reactor, IDelayedCall timer, double delay)
    {
        var before = reactor.Now;
        timer.Reset(Milliseconds(delay));
        var after = reactor.Now;
        context.Expect(
            timer.DueTime >= before + Milliseconds(delay) && timer.DueTime <= after + Milliseconds(delay),
            $"after Reset({delay} ms) DueTime is now plus {delay} ms",
            $"it is now plus {(timer.DueTime - before).TotalMilliseconds} ms");
    }

    private static void Delay(ReactorCheckContext context, IDelayedCall timer, double extra)
    {
        var before = timer.DueTime;
        timer.Delay(Milliseconds(extra));
        context.Expect(
            timer.DueTime == before + Milliseconds(extra),
            $"Delay({extra} ms) moves DueTime by {extra} ms",
            $"it moves by {(timer.DueTime - before).TotalMilliseconds} ms");
    }

    private static void IsActiveTells(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        void Active(IDelayedCall timer, bool expected, string when) =>
            context.Expect(
                timer.IsActive == expected,
                $"IsActive is {(expected ? "true" : "false")} {when}",
                $"it is {(timer.IsActive ? "true" : "false")}");

        scene.Run(() =>
        {
            var cancelled = reactor.CallLater(Milliseconds(1), () => { });
            Active(cancelled, true, "after CallLater");
            cancelled.Reset(Milliseconds(2));
            Active(cancelled, true, "after Reset");
            cancelled.Delay(Milliseconds(2));
            Active(cancelled, true, "after Delay");
            cancelled.Cancel();
            Active(cancelled, false, "after Cancel");
            IDelayedCall? later = null;
            IDelayedCall? timer = null;
            timer = reactor.CallLater(Milliseconds(1), () =>
            {
                Active(timer!, false, "inside the timer's own call");
                Active(later!, true, "of a timer that is due in the same batch and not called yet");
            });
            later = reactor.CallLater(Milliseconds(1), () =>
            {
                Active(timer, false, "after the call");
                reactor.Stop();
            });
            Turns.Align(later, timer);
        });
    }

    private static void GetDelayedCallsTells(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        Same(context, scene, "before any was set");
        scene.Run(() =>
        {
            var first = reactor.CallLater(Milliseconds(500), () => { });
            var second = reactor.CallLater(Milliseconds(1), () => { });
            var copy = reactor.GetDelayedCalls();
            Same(context, scene, "after two were set", first, second);
            first.Reset(Milliseconds(700));
            second.Delay(Milliseconds(2));
            Same(context, scene, "after both were moved", first, second);
            first.Cancel();
            Same(context, scene, "after one was cancelled", second);
            context.Expect(
                copy.Count == 2,
                "GetDelayedCalls gives a copy, which does not change",
                $"the copy of two timers has {copy.Count} after a cancellation");
            IDelayedCall? last = null;
            IDelayedCall? inBatch = null;
            inBatch = reactor.CallLater(Milliseconds(1), () => Same(context, scene, "inside a timer's call, with another of its batch still to come", last!));
            last = reactor.CallLater(Milliseconds(1), () =>
            {
                Same(context, scene, "inside the last timer's call");
                reactor.Stop();
            });
            Turns.Align(inBatch, second);
            Turns.Align(last, second);
        });
    }

    private static void Same(ReactorCheckContext context, ReactorScene scene, string when, params IDelayedCall[] expected)
    {
        var seen = scene.Reactor.GetDelayedCalls();
        context.Expect(
            seen.Count == expected.Length && expected.All(seen.Contains),
            $"GetDelayedCalls has exactly the active timers {when}: {expected.Length}",
            $"it has {seen.Count}, of which {expected.Count(seen.Contains)} are those");
    }
}
