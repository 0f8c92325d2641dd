using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-PX-06 to P-PX-08, P-PX-11, P-PX-12: clients that leave, and clients that are slow.</summary>
internal static class ProxyLeavingChecks
{
    private const int Deaf = 12;
    private const int LargePoem = 10 << 20;

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        ProxyChecks.Of("P-PX-06", LeavingIsOnesOwn),
        ProxyChecks.Of("P-PX-07", GivesUpCleanly),
        ProxyChecks.Of("P-PX-07", GivesUpAnAttempt),
        ProxyChecks.Of("P-PX-08", HasOneOutcome),
        ProxyChecks.Of("P-PX-11", EndsWithoutLooseEnds),
        ProxyChecks.Of("P-PX-12", SlowClientsHoldUpNobody),
        ProxyChecks.Of("P-PX-12", KeepsOnePoemForAll),
    ];

    private static void LeavingIsOnesOwn(PoetryCheckContext context)
    {
        foreach (var leaver in new[] { 0, 1, 2 })
        {
            context.Play(Networks.Steady, scene =>
            {
                var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
                var visitors = Enumerable.Range(0, 3).Select(_ => play.Visit()).ToList();
                scene.Advance(0.5);
                visitors[leaver].Leave(byReset: leaver == 1);
                scene.Advance(0.2);
                context.Expect(play.Origin.OpenCount >= 1, "upstream is not given up while others wait", "its connection is closed");
                play.Finish([.. visitors.Where((_, number) => number != leaver)]);
                foreach (var visitor in visitors.Where((_, number) => number != leaver))
                {
                    play.ExpectPoem(visitor, "who stays while another one leaves");
                }

                context.ExpectNoErrors(scene, "one client of several that leaves");
                scene.Advance(1);
                context.ExpectNothingLeft(scene, "after a fetch that one of several left");
            });
        }

        context.Play(Networks.Steady, scene =>
        {
            var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
            var visitors = Enumerable.Range(0, 3).Select(_ => play.Visit()).ToList();
            foreach (var visitor in visitors)
            {
                scene.Advance(0.2);
                visitor.Leave(byReset: true);
            }

            scene.Advance(0.2);
            context.Expect(play.Origin.OpenCount == 0, "upstream is given up when the last has left", $"{play.Origin.OpenCount} connections are still open");
        });
    }

    private static void GivesUpCleanly(PoetryCheckContext context)
    {
        foreach (var byReset in new[] { true, false })
        {
            context.Play(Networks.Steady, scene =>
            {
                var play = new ProxyPlay(context, scene, PeerScript.Empty.Send(Poems.Plain[..100]).Wait(5).Send(Poems.Plain[100..]).Close());
                var visitor = play.Visit();
                scene.Advance(1);
                visitor.Leave(byReset);
                scene.Advance(1);
                context.Expect(
                    play.Origin.Count == 1 && play.Origin.OpenCount == 0,
                    "a fetch that is given up closes its connection",
                    $"{play.Origin.OpenCount} of {play.Origin.Count} are open");
                context.Expect(visitor.Count == 0, "nothing is written to those who left", $"{visitor.Count} bytes are");
                context.Expect(scene.Log.Errors.Count == 0, "giving up is no error to be logged", $"logged: {scene.Log.ErrorsText}");
                context.ExpectNothingLeft(scene, "after a fetch that was given up");
                play.ExpectPoem(play.Ask(), "who asks after a fetch was given up");
                play.ExpectFetches(2, "since the part that came is not remembered,");
            });
        }
    }

    private static void GivesUpAnAttempt(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
        scene.Simulation.Network.Silence(play.OriginAddress);
        var visitor = play.Visit();
        scene.Advance(1);
        visitor.Leave(byReset: true);
        scene.Advance(1);
        context.ExpectNothingLeft(scene, "after an attempt to connect that was given up");
        context.Expect(scene.Log.Errors.Count == 0, "giving up an attempt is no error to be logged", $"logged: {scene.Log.ErrorsText}");
        scene.Simulation.Network.Restore(play.OriginAddress);
        play.ExpectPoem(play.Ask(), "who asks after an attempt was given up");
    });

    // The poem is complete 2 s after the fetch began, and at the client 50 to 200 us later.
    private static void HasOneOutcome(PoetryCheckContext context)
    {
        for (var step = -8; step <= 8; step++)
        {
            var moment = 2.0 + (step * 0.00005);
            context.Play(Networks.Steady, scene =>
            {
                var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
                var visitor = play.Visit();
                scene.Advance(moment);
                visitor.Leave(byReset: true);
                scene.Advance(5);
                context.Expect(
                    visitor.Count == 0 || visitor.Received.AsSpan().SequenceEqual(Poems.Plain),
                    $"who leaves {moment:0.00000} s after asking gets all or nothing",
                    Poems.Difference(Poems.Plain, visitor.Received));
                context.ExpectNoErrors(scene, $"leaving {moment:0.00000} s after asking, about when the poem comes,");
                context.ExpectNothingLeft(scene, $"after somebody left {moment:0.00000} s after asking");
                var fetches = play.Origin.Count;
                play.ExpectPoem(play.Ask(), "who asks then");
                context.Expect(play.Origin.Count - fetches is 0 or 1, "the fetch was either given up or is remembered", $"there are {play.Origin.Count - fetches} more");
            });
        }
    }

    private static void EndsWithoutLooseEnds(PoetryCheckContext context)
    {
        Visitor[] visitors = [];
        context.Play(
            scene =>
            {
                var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
                visitors = [play.Visit(), play.Visit(), play.Visit()];
                scene.Advance(0.5);
            },
            scene =>
            {
                context.Expect(
                    Array.TrueForAll(visitors, static visitor => visitor.IsOver && visitor.Count == 0),
                    "at shutdown all who wait are closed",
                    $"{visitors.Count(static visitor => !visitor.IsOver)} are not");
                var unhandled = scene.TakeUnhandled();
                context.Expect(unhandled.Count == 0, "at shutdown no failure is unhandled", string.Join("; ", unhandled.Select(static error => error.Message)));
                context.Expect(
                    !scene.Log.Errors.Exists(static error => error is not ConnectionLostException),
                    "a shutdown is no error to be logged",
                    $"logged: {scene.Log.ErrorsText}");
            });
    }

    private static void SlowClientsHoldUpNobody(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        var poem = Poems.Long(2 << 20);
        var play = new ProxyPlay(context, scene, PeerScript.Empty.Send(poem).Close());
        var deaf = Enumerable.Range(0, 4).Select(_ => play.Visit(new VisitorPlan { IsDeaf = true })).ToList();
        scene.Advance(10);
        var start = scene.Now;
        var quick = play.Ask();
        play.ExpectPoem(quick, poem, "who reads, while others do not,");
        context.Expect(quick.EndedAt - start < TimeSpan.FromSeconds(2), "clients that do not read hold up nobody", $"the poem takes {(quick.EndedAt - start)?.TotalSeconds} s");
        deaf.ForEach(static visitor => visitor.Listen());
        play.Finish(deaf);
        deaf.ForEach(visitor => play.ExpectPoem(visitor, poem, "who reads late"));
    });

    private static void KeepsOnePoemForAll(PoetryCheckContext context) => context.Play(Networks.Steady with { TraceLength = 0 }, scene =>
    {
        var play = new ProxyPlay(context, scene, PeerScript.Empty.Send(Poems.Long(LargePoem)).Close());
        play.Ask();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var count = 0; count < Deaf; count++)
        {
            play.Visit(new VisitorPlan { IsDeaf = true });
        }

        scene.Advance(30);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        context.Expect(
            kept < Deaf / 3 * (long)LargePoem,
            $"a poem of {LargePoem >> 20} MiB does not pile up for each of {Deaf} clients that do not read",
            $"{kept >> 20} MiB more are kept");
    });
}
