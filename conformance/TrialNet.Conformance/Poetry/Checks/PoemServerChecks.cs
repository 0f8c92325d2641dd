using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-ONE-01, P-ONE-02, P-ONE-04, of every server that gives a poem: the fast one, the slow one and the proxy.</summary>
internal static class PoemServerChecks
{
    private const int LongPoem = 10 << 20;
    private const double Minute = 60;

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        .. Of("P-ONE-01", GivesEveryByte),
        PoetryCheck.Of("P-ONE-01", PoetryCapability.PoemServer, GivesLongPoems),
        .. Of("P-ONE-02", TakesNoNotice),
        .. Of("P-ONE-04", ForgetsWhoLeaves),
    ];

    private static IEnumerable<PoetryCheck> Of(string rule, Action<PoetryCheckContext, PoetryCapability> action) =>
        new[] { PoetryCapability.PoemServer, PoetryCapability.SlowServer, PoetryCapability.Proxy }
            .Select(kind => PoetryCheck.Of(rule, kind, context => action(context, kind)));

    private static string NameOf(PoetryCapability kind) => kind switch
    {
        PoetryCapability.PoemServer => "the poem server",
        PoetryCapability.SlowServer => "the slow server",
        _ => "the proxy",
    };

    private static IProtocolFactory Create(PoetryCheckContext context, PoetryScene scene, PoetryCapability kind, byte[] poem) => kind switch
    {
        PoetryCapability.PoemServer => context.Subject.CreatePoemServer(scene.Reactor, poem),
        PoetryCapability.SlowServer => context.Subject.CreateSlowServer(scene.Reactor, poem, 20, TimeSpan.FromSeconds(0.5)),
        _ => context.Subject.CreateProxy(scene.Reactor, scene.Listen(new ScriptedServer(scene, PeerScript.Empty.Send(poem).Close()))),
    };

    private static void GivesEveryByte(PoetryCheckContext context, PoetryCapability kind)
    {
        foreach (var options in Networks.Several(context.Seed, 2))
        {
            context.Play(options, scene =>
            {
                foreach (var (name, poem) in Poems.All)
                {
                    var visitor = scene.Visit(scene.Listen(Create(context, scene, kind, poem)));
                    scene.AdvanceUntil(() => visitor.IsOver, Minute, 1);
                    context.Expect(
                        visitor.Received.AsSpan().SequenceEqual(poem),
                        $"{NameOf(kind)} gives {name} unchanged",
                        Poems.Difference(poem, visitor.Received));
                    context.Expect(visitor.IsClean, $"{NameOf(kind)} closes after {name}, and needs no input for that", $"after a minute: {visitor.Ending}");
                }
            });
        }
    }

    private static void GivesLongPoems(PoetryCheckContext context) => context.Play(scene =>
    {
        var poem = Poems.Long(LongPoem);
        var visitor = scene.Visit(scene.Listen(context.Subject.CreatePoemServer(scene.Reactor, poem)));
        scene.AdvanceUntil(() => visitor.IsOver, Minute, 1);
        context.Expect(
            visitor.Received.AsSpan().SequenceEqual(poem) && visitor.IsClean,
            $"a poem of {LongPoem >> 20} MiB comes whole, and then the end",
            $"{Poems.Difference(poem, visitor.Received)}; {visitor.Ending}");
    });

    // Beside each of them stands one that says nothing: both get the same, and equally fast.
    private static void TakesNoNotice(PoetryCheckContext context, PoetryCapability kind)
    {
        foreach (var (name, plan) in Corpus.All.Where(static one => one.Plan.LeavesAfter is null))
        {
            context.Play(Networks.Steady, scene =>
            {
                var address = scene.Listen(Create(context, scene, kind, Poems.Plain));
                var talker = scene.Visit(address, plan);
                var quiet = scene.Visit(address);
                scene.AdvanceUntil(() => talker.IsOver && quiet.IsOver, Minute, 1);
                ExpectSame(context, kind, name, talker, quiet, isFarewell: plan.EndsInput && kind == PoetryCapability.Proxy);
                context.ExpectNoErrors(scene, $"{name}, sent to {NameOf(kind)},");
                context.ExpectNothingLeft(scene, $"after {name}, sent to {NameOf(kind)},");
            });
        }
    }

    private static void ExpectSame(PoetryCheckContext context, PoetryCapability kind, string name, Visitor talker, Visitor quiet, bool isFarewell)
    {
        context.Expect(
            quiet.Received.AsSpan().SequenceEqual(Poems.Plain) && quiet.IsClean,
            $"{NameOf(kind)} stays up while somebody sends {name}",
            $"{Poems.Difference(Poems.Plain, quiet.Received)}; {quiet.Ending}");

        // Of a proxy, one that ends its input while it waits may have left.
        if (isFarewell)
        {
            return;
        }

        context.Expect(
            talker.Received.AsSpan().SequenceEqual(Poems.Plain) && talker.IsOver,
            $"who sends {name} to {NameOf(kind)} gets the whole poem",
            $"{Poems.Difference(Poems.Plain, talker.Received)}; {talker.Ending}");
        context.Expect(
            talker.HeardAt <= quiet.HeardAt + TimeSpan.FromSeconds(0.1),
            $"{name} delays nothing: the poem comes as fast as to somebody who says nothing",
            $"it comes at {talker.HeardAt?.TotalSeconds:0.000} s instead of {quiet.HeardAt?.TotalSeconds:0.000} s");
    }

    private static void ForgetsWhoLeaves(PoetryCheckContext context, PoetryCapability kind)
    {
        // A fast server has given all before anybody can leave, unless the line is slow and the poem long.
        var poem = kind == PoetryCapability.SlowServer ? Poems.Plain : Poems.Long(400_000);
        foreach (var byReset in new[] { true, false })
        {
            var options = kind == PoetryCapability.SlowServer ? Networks.Steady : SimulationOptions.Slow with { BytesPerSecond = 100_000 };
            context.Play(options, scene =>
            {
                var address = scene.Listen(Create(context, scene, kind, poem));
                var stays = scene.Visit(address);
                var leaves = scene.Visit(address, new VisitorPlan { LeavesAfter = 100, LeavesByReset = byReset });
                scene.AdvanceUntil(() => leaves.IsOver, Minute, 0.1);
                scene.AdvanceUntil(() => scene.Leftovers.Count <= MostLeft(kind), 5, 0.1);
                context.Expect(
                    stays.IsOver || scene.Leftovers.Count <= MostLeft(kind),
                    $"5 s after a client of {NameOf(kind)} left in the middle, nothing is done for it any more",
                    $"there are: {string.Join("; ", scene.Leftovers)}");
                scene.AdvanceUntil(() => stays.IsOver, Minute, 1);
                context.Expect(
                    stays.Received.AsSpan().SequenceEqual(poem) && stays.IsClean,
                    $"of {NameOf(kind)}, others notice nothing when a client {(byReset ? "resets" : "closes")} in the middle",
                    $"{Poems.Difference(poem, stays.Received)}; {stays.Ending}");
                context.ExpectNoErrors(scene, $"a client of {NameOf(kind)} that leaves");
                scene.Advance(1);
                context.ExpectNothingLeft(scene, $"when all clients of {NameOf(kind)} are gone,");
            });
        }
    }

    // Both ends of the connection of the one who stays, and what paces it.
    private static int MostLeft(PoetryCapability kind) => kind == PoetryCapability.SlowServer ? 3 : 2;
}
