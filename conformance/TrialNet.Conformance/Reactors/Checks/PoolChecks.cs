using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-THR: work in the threads of a reactor's pool.</summary>
internal static class PoolChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-THR-07", RunsInThreads),
        ReactorCheck.Of("R-THR-08", BringsResultsHome),
        ReactorCheck.Of("R-THR-10", KeepsTheOrderOfSeveral),
        ReactorCheck.Of("R-THR-12", TellsResultsInTheThread),
        ReactorCheck.Of("R-THR-13", ForgetsWork),
    ];

    private static IReactorInThreads PoolOf(IReactor reactor) => (IReactorInThreads)reactor;

    private static void RunsInThreads(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var own = Environment.CurrentManagedThreadId;
        var ranOn = 0;
        scene.Run(
            () =>
            {
                PoolOf(reactor).CallInThread(static () => throw new CheckException("work"));
                PoolOf(reactor).CallInThread(() =>
                {
                    ranOn = Environment.CurrentManagedThreadId;
                    reactor.CallFromThread(() => StopWhenLogged(context, scene, 1));
                });
            },
            "work in a thread, and the log of what other work throws");
        context.Expect(
            context.IsVirtual || ranOn != own,
            "CallInThread runs its function on a thread of the pool",
            "it runs on the reactor's thread");
        var logged = scene.Log.Take<CheckException>().Count;
        context.Expect(logged == 1, "what the function of CallInThread throws is logged once", $"it was logged {logged} times");
    }

    // Whoever logs does so on another thread, perhaps a moment later.
    private static void StopWhenLogged(ReactorCheckContext context, ReactorScene scene, int errors, int looks = 0)
    {
        if (scene.Log.Errors.Count >= errors || looks > context.Patience.TotalMilliseconds / 4)
        {
            Turns.After(scene.Reactor, 2, scene.Reactor.Stop);
        }
        else
        {
            scene.Reactor.CallLater(TimeSpan.FromMilliseconds(2), () => StopWhenLogged(context, scene, errors, looks + 1));
        }
    }

    private static void BringsResultsHome(ReactorCheckContext context)
    {
        foreach (var fails in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var own = Environment.CurrentManagedThreadId;
            var work = 0;
            var heard = new List<string>();
            scene.Run(
                () => reactor.DeferToThread(() =>
                {
                    work = Environment.CurrentManagedThreadId;
                    return fails ? throw new CheckException("work") : 42;
                }).AddBoth(outcome =>
                {
                    heard.Add(Environment.CurrentManagedThreadId != own ? "on another thread"
                        : outcome.IsFailure ? outcome.Failure.Value.GetType().Name : $"{outcome.Value}");
                    Turns.After(reactor, 3, reactor.Stop);
                }),
                "the Deferred of DeferToThread");
            var expected = fails ? nameof(CheckException) : "42";
            var seen = string.Join(", ", heard);
            context.Expect(
                seen == expected, $"the Deferred of DeferToThread is fired once, on the reactor's thread, with the {(fails ? "failure" : "value")}: {expected}", $"it was fired with: {seen}");
            context.Expect(
                context.IsVirtual || work != own,
                "DeferToThread calls its function on a thread of the pool",
                "it is called on the reactor's");
        }
    }

    private static void KeepsTheOrderOfSeveral(ReactorCheckContext context)
    {
        const int Count = 20;
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var ran = new ConcurrentQueue<(int Number, int Thread)>();
        scene.Run(
            () => PoolOf(reactor).CallMultipleInThread(
            [
                .. Enumerable.Range(0, Count).Select(number => (Action)(() => ran.Enqueue((number, Environment.CurrentManagedThreadId)))),
                () => reactor.CallFromThread(reactor.Stop),
            ]),
            "the last function of CallMultipleInThread");
        var order = ran.Select(one => one.Number).ToList();
        context.Expect(
            order.SequenceEqual(Enumerable.Range(0, Count)),
            "CallMultipleInThread runs its functions in order",
            $"the order is {string.Join(", ", order)}");
        context.Expect(
            ran.Select(one => one.Thread).Distinct().Count() == 1,
            "CallMultipleInThread runs its functions on one thread",
            "they run on several");
    }

    private static void TellsResultsInTheThread(ReactorCheckContext context)
    {
        foreach (var fails in new[] { false, true })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var work = 0;
            var heard = new ConcurrentQueue<string>();
            scene.Run(
                () => PoolOf(reactor).CallInThreadWithCallback(
                    () =>
                    {
                        work = Environment.CurrentManagedThreadId;
                        return fails ? throw new InvalidOperationException("work") : 42;
                    },
                    outcome =>
                    {
                        heard.Enqueue(Environment.CurrentManagedThreadId != work ? "on another thread"
                            : outcome.IsFailure ? outcome.Failure.Value.GetType().Name : $"{outcome.Value}");
                        reactor.CallFromThread(() => StopWhenLogged(context, scene, 1));
                        throw new CheckException("callback");
                    }),
                "the callback of CallInThreadWithCallback");
            var expected = fails ? nameof(InvalidOperationException) : "42";
            var seen = string.Join(", ", heard);
            context.Expect(
                seen == expected, $"CallInThreadWithCallback tells its {(fails ? "failure" : "value")} to its callback once, on the same thread of the pool: {expected}", $"it tells: {seen}");
            var logged = scene.Log.Take<CheckException>().Count;
            context.Expect(logged == 1, "what the callback throws is logged once", $"it was logged {logged} times");
            context.Expect(
                scene.Log.Take<InvalidOperationException>().Count == 0,
                "a failure that was told to the callback is not logged",
                "it was logged");
        }
    }

    private static void ForgetsWork(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        WeakReference? work = null;
        var isForgotten = false;
        scene.Run(
            () =>
            {
                // One thread, so that the one that did the work is the one that waits.
                PoolOf(reactor).SuggestThreadPoolSize(1, 1);
                work = Begin(reactor, () => PoolOf(reactor).CallInThread(() => reactor.CallFromThread(() => Turns.After(reactor, 2, () => Look((int)(context.Patience.TotalMilliseconds / 40))))));
            },
            "work in a thread");
        context.Expect(isForgotten, "the pool refers to nothing of work that is done", "something keeps it alive");

        // The thread may still be on its way back from the work.
        void Look(int times)
        {
            GC.Collect();
            isForgotten = !work!.IsAlive;
            if (isForgotten || times == 0)
            {
                reactor.Stop();
                return;
            }

            reactor.CallLater(TimeSpan.FromMilliseconds(5), () => Look(times - 1));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Begin(IReactor reactor, Action then)
    {
        var work = new Work(() => reactor.CallFromThread(then));
        PoolOf(reactor).CallInThread(work.Do);
        return new WeakReference(work);
    }

    private sealed class Work(Action then)
    {
        internal void Do() => then();
    }
}
