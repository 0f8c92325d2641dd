using System.Diagnostics;
using TrialNet.Conformance.Reactors.Scenes;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-THR-02, in the gap between "the queue is empty" and "the loop sleeps", which no user code can see.</summary>
/// <remarks>
/// A thread queues the next call as soon as the last one has run, and a little later each time: the loop is on its way to sleep then, and
/// the calls come one after another at every point of that way, many times over. A loop that misses one sleeps on.
/// </remarks>
internal static class WakeChecks
{
    private const int Rounds = 4096;

    /// <summary>A machine with other things to do tries fewer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>How many points of the way are tried, in steps of some nanoseconds.</summary>
    private const int Points = 256;

    internal static ReactorCheck Check { get; } = ReactorCheck.Of("R-THR-02", WakesOnItsWayToSleep);

    private static void WakesOnItsWayToSleep(ReactorCheckContext context)
    {
        if (!context.NeedThreads("a sleep that another thread could end"))
        {
            return;
        }

        using var scene = context.Open();
        var missed = 0;
        scene.Run(
            () => Foreign.Start(() =>
            {
                missed = PostAll(scene);
                scene.Reactor.CallFromThread(scene.Reactor.Stop);
            }),
            "calls that come one by one while the loop is about to sleep");
        context.Expect(
            missed == 0,
            "a call that comes while the loop is about to sleep wakes it",
            $"call {missed} of {Rounds:N0} that came one by one did not");
    }

    /// <summary>Queues the calls.</summary>
    /// <returns>The number of the first that was not run; zero if all were.</returns>
    private static int PostAll(ReactorScene scene)
    {
        var ran = 0;
        var whole = Stopwatch.StartNew();
        for (var round = 1; round <= Rounds && whole.Elapsed < Longest; round++)
        {
            var spin = default(SpinWait);
            var one = Stopwatch.StartNew();
            scene.Reactor.CallFromThread(() => Volatile.Write(ref ran, ran + 1));
            while (Volatile.Read(ref ran) != round)
            {
                if (one.Elapsed > scene.Patience / 2)
                {
                    return round;
                }

                // Without a sleep of its own, which would take it past the gap.
                spin.SpinOnce(sleep1Threshold: -1);
            }

            Thread.SpinWait(round % Points);
        }

        return 0;
    }
}
