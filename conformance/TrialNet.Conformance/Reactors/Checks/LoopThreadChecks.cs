using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE: on which thread user code runs, and what becomes of what it throws.</summary>
internal static class LoopThreadChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-CORE-19", LogsAndGoesOn),
        ReactorCheck.Of("R-CORE-20", RunsOnOneThread),
        ReactorCheck.Of("R-CORE-20", ComesBack),
    ];

    private static void LogsAndGoesOn(ReactorCheckContext context)
    {
        foreach (var (name, begin) in new (string, Action<IReactor, Action>)[]
        {
            ("a timer", (reactor, action) => reactor.CallLater(TimeSpan.Zero, action)),
            ("a call from a thread", (reactor, action) => reactor.CallFromThread(action)),
            ("what was posted to the SynchronizationContext", (reactor, action) => PostTo(reactor.SynchronizationContext, action)),
            ("a timer of the TimeProvider", (reactor, action) => reactor.TimeProvider.CreateTimer(_ => action(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan)),
        })
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var later = 0;
            scene.Run(
                () =>
                {
                    begin(reactor, () => throw new CheckException(name));
                    reactor.CallLater(TimeSpan.FromMilliseconds(2), () =>
                    {
                        later++;
                        Turns.After(reactor, 2, reactor.Stop);
                    });
                },
                $"a timer after an exception out of {name}");
            var logged = scene.Log.Take<CheckException>().Count;
            context.Expect(logged == 1, $"an exception that escapes from {name} is logged once", $"it was logged {logged} times");
            context.Expect(later == 1, $"the loop goes on after an exception out of {name}", $"a later timer was called {later} times");
        }
    }

    private static void RunsOnOneThread(ReactorCheckContext context)
    {
        foreach (var moment in LoopMoments.All.Skip(1))
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var thread = Environment.CurrentManagedThreadId;
            LoopMoments.Run(scene, moment, () =>
            {
                context.Expect(
                    Environment.CurrentManagedThreadId == thread,
                    $"user code runs on the thread that called Run, {moment.Name}",
                    "it runs on another");
                context.Expect(reactor.InOwnThread, $"InOwnThread is true there, {moment.Name}", "it is false");
                context.Expect(
                    SynchronizationContext.Current is not null,
                    $"there is a SynchronizationContext, {moment.Name}",
                    "SynchronizationContext.Current is null");
                if (!context.IsVirtual)
                {
                    var isOwn = false;
                    _ = Foreign.Run(() => isOwn = reactor.InOwnThread, context.Patience);
                    context.Expect(!isOwn, $"InOwnThread is false on another thread, {moment.Name}", "it is true");
                }
            });
        }
    }

    // What await does: it posts to the context that was current.
    private static void ComesBack(ReactorCheckContext context)
    {
        foreach (var isForeign in context.IsVirtual ? new[] { false } : [false, true])
        {
            using var scene = context.Open();
            var reactor = scene.Reactor;
            var thread = Environment.CurrentManagedThreadId;
            var ran = string.Empty;
            scene.Run(
                () =>
                {
                    var current = SynchronizationContext.Current ?? reactor.SynchronizationContext;
                    void Post() => PostTo(current, () =>
                    {
                        ran = Environment.CurrentManagedThreadId == thread && reactor.InOwnThread ? "there" : "on another thread";
                        reactor.CallFromThread(reactor.Stop);
                    });
                    if (isForeign)
                    {
                        Foreign.Start(Post);
                    }
                    else
                    {
                        Post();
                    }
                },
                "what was posted to the SynchronizationContext");
            context.Expect(ran == "there", "what is posted to the SynchronizationContext runs on the reactor's thread", $"it ran {ran}");
        }
    }

    private static void PostTo(SynchronizationContext target, Action action)
    {
        Action<SendOrPostCallback, object?> post = target.Post;
        post(_ => action(), null);
    }
}
