using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-CORE-21: what is left when <c>Run</c> has returned.</summary>
internal static class LeakChecks
{
    private const int Reactors = 24;

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-CORE-21", LeavesNoTimer),
        ReactorCheck.Alone("R-CORE-21", LeavesNoThreadOrDescriptor),
    ];

    private static void LeavesNoTimer(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        scene.Run(() =>
        {
            reactor.CallLater(TimeSpan.FromHours(1), () => { });
            reactor.TimeProvider.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));
            reactor.CallLater(TimeSpan.FromMilliseconds(1), reactor.Stop);
        });
        var timers = reactor.GetDelayedCalls().Count;
        context.Expect(timers == 0, "no timer is left when Run has returned after Stop", $"{timers} are left");
        if (reactor is IReactorResources resources)
        {
            var left = resources.GetResources();
            context.Expect(
                left.Count == 0,
                "no resource is left when Run has returned after Stop",
                $"left are: {string.Join(", ", left.Select(one => $"{one.Kind} {one.Description}"))}");
        }
    }

    private static void LeavesNoThreadOrDescriptor(ReactorCheckContext context)
    {
        // The first brings with it what belongs to the process.
        Live(context);
        var before = ProcessCensus.Take();
        for (var count = 0; count < Reactors; count++)
        {
            Live(context);
        }

        var after = ProcessCensus.Take();

        // What others of the process open and close meanwhile is far less than one for each reactor.
        context.Expect(
            after.Threads - before.Threads < Reactors / 2,
            "no thread of a reactor is left when Run has returned after Stop",
            $"after {Reactors} reactors there are {after.Threads - before.Threads} threads more");
        if (before.Descriptors is { } opened)
        {
            var left = after.Descriptors!.Value - opened;
            context.Expect(
                left < Reactors / 2,
                "no descriptor of a reactor is left when Run has returned after Stop",
                $"after {Reactors} reactors there are {left} descriptors more");
        }
    }

    private static void Live(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        scene.Run(() =>
        {
            // It has to sleep, so that it needs whatever it sleeps with.
            reactor.CallLater(TimeSpan.FromMilliseconds(1), reactor.Stop);
            reactor.CallLater(TimeSpan.FromHours(1), () => { });
            if (!context.IsVirtual)
            {
                Foreign.Start(() => reactor.CallFromThread(() => { })).Join();
            }

            ResourceUse.Open(scene);
        });
    }
}
