using System.Runtime.CompilerServices;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-TIME: what timers leave behind.</summary>
internal static class TimerMemoryChecks
{
    private const int Timers = 100_000;

    // Far less than the smallest thing that could be left behind for each of them.
    private const long MostBytes = Timers * 8L;

    // What timers leave behind they leave each time; what others in the process take meanwhile is another amount each time.
    private const int Rounds = 5;

    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Alone("R-TIME-16", LeavesNoMemory),
        ReactorCheck.Of("R-TIME-17", ForgetsFunctions),
    ];

    private static void LeavesNoMemory(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        scene.Run(() =>
        {
            // One that is due before them, and so stands at the front of whatever they are kept in.
            reactor.CallLater(Far, () => { });
            SetAndCancel(reactor, 1000);
            foreach (var (batch, name) in new[] { (1, "cancelled one by one"), (Timers, "set first and cancelled then") })
            {
                var grown = long.MaxValue;
                for (var round = 0; round < Rounds && grown >= MostBytes; round++)
                {
                    var before = GC.GetTotalMemory(forceFullCollection: true);
                    SetAndCancel(reactor, batch);
                    grown = Math.Min(grown, GC.GetTotalMemory(forceFullCollection: true) - before);
                }

                context.Expect(grown < MostBytes, $"{Timers:N0} timers, {name}, leave no memory behind", $"{grown:N0} bytes are left");
            }

            reactor.Stop();
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetAndCancel(IReactor reactor, int batch)
    {
        var timers = new List<IDelayedCall>(batch);
        for (var count = 0; count < Timers; count += batch)
        {
            for (var number = 0; number < batch; number++)
            {
                timers.Add(reactor.CallLater(Far + Far, static () => { }));
            }

            timers.ForEach(static timer => timer.Cancel());
            timers.Clear();
        }
    }

    private static void ForgetsFunctions(ReactorCheckContext context)
    {
        using var scene = context.Open();
        var reactor = scene.Reactor;
        var held = new List<(string Name, WeakReference Function, IDelayedCall Timer)>();
        scene.Run(() =>
        {
            held.Add(Set(reactor, "was called", TimeSpan.Zero, _ => { }));
            held.Add(Set(reactor, "was called and threw", TimeSpan.Zero, _ => { }, throws: true));
            held.Add(Set(reactor, "was cancelled long before its time", Far, timer => timer.Cancel()));
            held.Add(Set(reactor, "was moved and then cancelled", TimeSpan.Zero, timer =>
            {
                timer.Reset(Far);
                timer.Cancel();
            }));
            Turns.After(reactor, 3, () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                foreach (var (name, function, _) in held)
                {
                    context.Expect(
                        !function.IsAlive,
                        $"the reactor refers no more to the function of a timer that {name}",
                        "something keeps it alive");
                }

                reactor.Stop();
            });
        });
        scene.Log.Take<CheckException>();
        held.Clear();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (string Name, WeakReference Function, IDelayedCall Timer) Set(
        IReactor reactor, string name, TimeSpan delay, Action<IDelayedCall> then, bool throws = false)
    {
        var target = new Target(throws);
        var timer = reactor.CallLater(delay, target.Call);
        then(timer);
        return (name, new WeakReference(target), timer);
    }

    private sealed class Target(bool throws)
    {
        internal void Call()
        {
            if (throws)
            {
                throw new CheckException("target");
            }
        }
    }
}
