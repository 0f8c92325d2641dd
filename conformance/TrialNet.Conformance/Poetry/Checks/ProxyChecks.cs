using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-PX-01 to P-PX-05, P-PX-09, P-PX-10: what a proxy gives and remembers.</summary>
internal static class ProxyChecks
{
    private const int Deepest = 5;
    private const int Many = 12;

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        Of("P-PX-01", GivesWhatUpstreamGives),
        Of("P-PX-02", RemembersAPoem),
        Of("P-PX-03", TreatsAllAnswersAlike),
        Of("P-PX-04", GivesThePoemToAllWhoWait),
        Of("P-PX-05", ForgetsWhatFailed),
        Of("P-PX-09", RemembersAnEmptyPoem),
        Of("P-PX-10", ProxiesProxies),
    ];

    internal static PoetryCheck Of(string rule, Action<PoetryCheckContext> action) => PoetryCheck.Of(rule, PoetryCapability.Proxy, action);

    private static void GivesWhatUpstreamGives(PoetryCheckContext context)
    {
        foreach (var options in Networks.Several(context.Seed, 2))
        {
            foreach (var (name, poem) in Poems.All.Append(("a poem of 300,000 bytes", Poems.Long(300_000))))
            {
                context.Play(options, scene =>
                {
                    var play = new ProxyPlay(context, scene, PeerScript.Empty.Send(poem).Close());
                    context.Expect(play.Origin.Count == 0, "nothing is fetched before somebody asks", "it is");
                    play.ExpectPoem(play.Ask(), poem, $"the first who asks for {name}");
                    play.ExpectFetches(1, "after the first request");
                    context.Expect(
                        play.Origin.Peers.All(static peer => peer.Received.Length == 0),
                        "a proxy says nothing to a poem server",
                        "it does");
                });
            }
        }
    }

    private static void RemembersAPoem(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
        play.Ask();
        play.Origin.Script = PeerScript.Empty.Send("another poem").Close();
        for (var count = 0; count < 3; count++)
        {
            var start = scene.Now;
            var visitor = play.Ask();
            play.ExpectPoem(visitor, "who asks later");
            context.Expect(visitor.EndedAt - start < TimeSpan.FromSeconds(0.5), "a poem from memory comes at once", $"it takes {(visitor.EndedAt - start)?.TotalSeconds} s");
            scene.Advance(100);
        }

        play.ExpectFetches(1, "after four requests");
        scene.Advance(1);
        context.ExpectNothingLeft(scene, "after answers from memory");
    });

    private static void TreatsAllAnswersAlike(PoetryCheckContext context) => context.Play(Networks.Steady, scene =>
    {
        var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
        var first = play.Visit();
        scene.Advance(0.5);
        var second = play.Visit();
        play.Finish(first, second);
        var third = play.Ask();
        foreach (var (who, visitor) in new[] { ("the first", first), ("one who came during the fetch", second), ("one who came after it", third) })
        {
            play.ExpectPoem(visitor, who);
            context.Expect(visitor.Chunks.Count == first.Chunks.Count, $"{who} is answered as the others are", $"in {visitor.Chunks.Count} pieces instead of {first.Chunks.Count}");
        }
    });

    private static void GivesThePoemToAllWhoWait(PoetryCheckContext context) => context.Play(Networks.Orderly, scene =>
    {
        var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
        var visitors = new List<Visitor>();
        for (var number = 0; number < Many; number++)
        {
            visitors.Add(play.Visit());
            scene.Advance(0.1);
        }

        play.Finish(visitors);
        visitors.ForEach(visitor => play.ExpectPoem(visitor, "who asks during a fetch"));

        var order = Enumerable.Range(0, Many).OrderBy(number => visitors[number].HeardAs).ToList();
        context.Expect(
            order.SequenceEqual(Enumerable.Range(0, Many)),
            "those who wait get the poem in the order in which they came",
            $"they got it in the order {string.Join(' ', order)}");
        if (context.Manifest.SharesFetches)
        {
            play.ExpectFetches(1, $"after {Many} requests during a fetch, which join it as declared,");
        }
        else
        {
            play.ExpectFetches(Many, $"after {Many} requests during a fetch, which do not join it as declared,");
        }
    });

    private static void ForgetsWhatFailed(PoetryCheckContext context)
    {
        (string How, PeerScript Script)[] failures =
        [
            ("was cut short", ProxyPlay.Truncated),
            ("was reset before the first byte", PeerScript.Empty.Wait(1).Reset()),
            ("was cut short at the very end", PeerScript.Empty.Send(Poems.Plain).Wait(1).Reset()),
        ];
        foreach (var (how, script) in failures)
        {
            context.Play(scene =>
            {
                var play = new ProxyPlay(context, scene, script);
                var (first, second) = (play.Visit(), play.Visit());
                play.Finish(first, second);
                ExpectFailedAndFresh(context, play, how, first, second);
            });
        }

        context.Play(scene =>
        {
            var play = new ProxyPlay(context, scene, ProxyPlay.Slow);
            scene.Simulation.Network.Refuse(play.OriginAddress);
            var first = play.Ask();
            scene.Simulation.Network.Restore(play.OriginAddress);
            ExpectFailedAndFresh(context, play, "was refused", first);
            scene.Advance(1);
            context.ExpectNothingLeft(scene, "after a fetch that was refused");
        });
    }

    private static void ExpectFailedAndFresh(PoetryCheckContext context, ProxyPlay play, string how, params IReadOnlyList<Visitor> waited)
    {
        foreach (var visitor in waited)
        {
            play.ExpectClosed(visitor, $"who waits for a fetch that {how}");
        }

        var before = play.Origin.Count;
        play.Origin.Script = ProxyPlay.Slow;
        play.ExpectPoem(play.Ask(), $"who asks after a fetch that {how}");
        context.Expect(play.Origin.Count == before + 1, $"a fetch that {how} is not remembered: the next request fetches anew", "it does not");
    }

    private static void RemembersAnEmptyPoem(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new ProxyPlay(context, scene, PeerScript.ClosesAtOnce);
        for (var count = 0; count < 3; count++)
        {
            play.ExpectPoem(play.Ask(), [], "who asks for an empty poem");
        }

        play.ExpectFetches(1, "after three requests for an empty poem");
    });

    private static void ProxiesProxies(PoetryCheckContext context)
    {
        foreach (var poem in new[] { Poems.Plain, Poems.EveryByte, [], Poems.Long(200_000) })
        {
            context.Play(scene =>
            {
                var origin = new ScriptedServer(scene, PeerScript.Empty.Send(poem).Close());
                var address = scene.Listen(origin);
                for (var depth = 1; depth <= Deepest; depth++)
                {
                    address = scene.Listen(context.Subject.CreateProxy(scene.Reactor, address));
                    var visitor = scene.Visit(address);
                    scene.AdvanceUntil(() => visitor.IsOver, 60, 1);
                    context.Expect(
                        visitor.Received.AsSpan().SequenceEqual(poem) && visitor.IsClean,
                        $"a proxy behind {depth - 1} others gives the same {poem.Length} bytes",
                        $"{Poems.Difference(poem, visitor.Received)}; {visitor.Ending}");
                }

                context.Expect(origin.Count == 1, "a chain of proxies fetches once", $"it fetches {origin.Count} times");
            });
        }
    }
}
