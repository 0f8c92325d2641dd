using System.Collections.Concurrent;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-THR-09, R-THR-11: calls that block a thread until the reactor answers, and the life of the pool.</summary>
internal static class PoolLifeChecks
{
    private const int Most = 3;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-THR-09", BlocksUntilTheAnswer),
        ReactorCheck.Of("R-THR-09", RefusesItsOwnThread),
        ReactorCheck.Of("R-THR-11", BeginsWithRun),
        ReactorCheck.Of("R-THR-11", KeepsItsBounds),
        ReactorCheck.Of("R-THR-11", EndsWithShutdown),
    ];

    private static IReactorInThreads PoolOf(IReactor reactor) => (IReactorInThreads)reactor;

    private static void BlocksUntilTheAnswer(ReactorCheckContext context)
    {
        if (!context.NeedThreads("a thread that waits for an answer"))
        {
            return;
        }

        foreach (var (name, function, expected) in new (string, Func<IReactor, int, Deferred<int>>, string)[]
        {
            ("a value", (_, own) => Deferred.Succeed(Environment.CurrentManagedThreadId == own ? 42 : -1), "42"),
            ("a Deferred that is fired later", (reactor, _) => reactor.DeferLater(TimeSpan.FromMilliseconds(2), () => 43), "43"),
            ("a failure", (_, _) => Deferred.Fail<int>(new CheckException("answer")), nameof(CheckException)),
            ("an exception", (_, _) => throw new CheckException("answer"), nameof(CheckException)),
        })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var own = Environment.CurrentManagedThreadId;
            var got = string.Empty;
            scene.Run(
                () => Foreign.Start(() =>
                {
                    try
                    {
                        got = $"{PoolOf(reactor).BlockingCallFromThread(() => function(reactor, own))}";
                    }
                    catch (Exception error)
                    {
                        got = error.GetType().Name;
                    }

                    reactor.CallFromThread(reactor.Stop);
                }),
                $"BlockingCallFromThread of a function that gives {name}");
            context.Expect(got == expected, $"BlockingCallFromThread of a function that gives {name} gives {expected}", $"it gives {got}");
        }
    }

    private static void RefusesItsOwnThread(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var calls = 0;
        scene.Run(() =>
        {
            var error = Thrown.By(() => PoolOf(reactor).BlockingCallFromThread(() => Deferred.Succeed(++calls)));
            context.Expect(
                error is not null && calls == 0,
                "BlockingCallFromThread on the reactor's own thread throws, and calls nothing",
                error is null ? "it returns" : $"it throws and has called {calls} times");
            reactor.Stop();
        });
    }

    private static void BeginsWithRun(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var isRunning = false;
        var isEarly = false;
        using var isDone = new ManualResetEventSlim();
        PoolOf(reactor).CallInThread(() =>
        {
            isEarly = !Volatile.Read(ref isRunning);
            isDone.Set();
            reactor.CallFromThread(reactor.Stop);
        });
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Startup, () =>
        {
            Volatile.Write(ref isRunning, true);
            return null;
        });

        // Time enough for a thread that begins too early to do it: more than others take here and now that begin after it.
        for (var other = 0; other < 3 && !isDone.IsSet; other++)
        {
            Foreign.Start(static () => { }).Join();
            isDone.Wait(20);
        }

        scene.Run("work that was queued before Run");
        context.Expect(!isEarly, "work that was queued before Run is done when Run has begun", "it was done before");
    }

    private static void KeepsItsBounds(ReactorCheckContext context)
    {
        if (!context.NeedThreads("a number of threads"))
        {
            return;
        }

        using var scene = context.Open();
        var reactor = scene.Reactor;
        using var go = new SemaphoreSlim(0);
        var at = 0;
        var most = 0;
        var left = Most * 3;
        void Work()
        {
            var now = Interlocked.Increment(ref at);
            InterlockedMax(ref most, now);
            reactor.CallFromThread(() => go.Release());
            go.Wait(context.Patience);
            Interlocked.Decrement(ref at);
            if (Interlocked.Decrement(ref left) == 0)
            {
                reactor.CallFromThread(Change);
            }
        }

        // After that the pool may have one thread more, and has it.
        void Change()
        {
            var together = 0;
            PoolOf(reactor).SuggestThreadPoolSize(Most + 1);
            for (var count = 0; count <= Most; count++)
            {
                PoolOf(reactor).CallInThread(() =>
                {
                    if (Interlocked.Increment(ref together) == Most + 1)
                    {
                        go.Release(Most + 1);
                        reactor.CallFromThread(reactor.Stop);
                    }

                    go.Wait(context.Patience);
                });
            }
        }

        scene.Run(
            () =>
            {
                PoolOf(reactor).SuggestThreadPoolSize(Most);
                for (var count = 0; count < Most * 3; count++)
                {
                    PoolOf(reactor).CallInThread(Work);
                }
            },
            $"{Most * 3} pieces of work on {Most} threads, and then {Most + 1} at the same time on one thread more");
        context.Expect(most <= Most, $"a pool of at most {Most} threads does at most {Most} pieces of work at a time", $"it does {most}");
        LeastStay(context);
    }

    private static void LeastStay(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var pool = PoolOf(scene.Reactor);
        var threads = 0;
        scene.Run(
            () =>
            {
                pool.SuggestThreadPoolSize(Most, Most);
                pool.CallInThread(() => scene.Reactor.CallFromThread(() =>
                {
                    threads = pool.GetThreadPoolStatistics().Threads;
                    scene.Reactor.Stop();
                }));
            },
            "work in a thread");
        context.Expect(threads == Most, $"a pool of at least {Most} threads has them without work", $"it has {threads}");
    }

    private static void EndsWithShutdown(ReactorCheckContext context)
    {
        if (!context.NeedThreads("the end of a thread"))
        {
            return;
        }

        using var scene = context.Open();
        var reactor = scene.Reactor;
        var threads = new ConcurrentBag<Thread>();
        using var isStopping = new ManualResetEventSlim();
        var isDone = false;
        scene.Run(
            () =>
            {
                for (var count = 0; count < Most; count++)
                {
                    PoolOf(reactor).CallInThread(() => threads.Add(Thread.CurrentThread));
                }

                PoolOf(reactor).CallInThread(() =>
                {
                    threads.Add(Thread.CurrentThread);
                    reactor.CallFromThread(() =>
                    {
                        reactor.Stop();
                        isStopping.Set();
                    });
                    isStopping.Wait(context.Patience);
                    Volatile.Write(ref isDone, true);
                });
            },
            "the end of a pool that is at work");
        context.Expect(Volatile.Read(ref isDone), "shutdown waits for work that has begun", "Run has returned before its end");
        var alive = threads.Distinct().Count(thread => thread.IsAlive);
        context.Expect(alive == 0, "when Run has returned, the threads of the pool have ended", $"{alive} are alive");
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
