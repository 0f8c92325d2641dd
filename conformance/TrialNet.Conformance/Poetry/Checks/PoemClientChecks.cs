using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-ONE-05 to P-ONE-08, P-ONE-11: the client of one poem.</summary>
internal static class PoemClientChecks
{
    private const double Hour = 3600;

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        Of("P-ONE-05", GathersEveryChunk),
        Of("P-ONE-06", TakesNothingForAPoem),
        Of("P-ONE-07", FailsOnceIfThereIsNoConnection),
        Of("P-ONE-08", TellsTheEndFromALoss),
        Of("P-ONE-11", TakesWhatIsNotText),
    ];

    private static PoetryCheck Of(string rule, Action<PoetryCheckContext> action) => PoetryCheck.Of(rule, PoetryCapability.PoemClient, action);

    private static Fetch Get(PoetryCheckContext context, PoetryScene scene, PeerScript script) =>
        new(scene, context.Subject.GetPoem(scene.Reactor, scene.Listen(new ScriptedServer(scene, script))));

    private static void ExpectPoem(PoetryCheckContext context, PoetryScene scene, Fetch fetch, byte[] poem, string how)
    {
        scene.AdvanceUntil(() => fetch.IsFired, Hour, 1);
        scene.Advance(5);
        context.Expect(
            fetch.Poem is { } came && came.AsSpan().SequenceEqual(poem) && fetch.Outcomes == 1,
            $"a poem {how} is all the bytes up to the end",
            fetch.Error is null && fetch.IsFired ? Poems.Difference(poem, fetch.Poem) : fetch.Text);
        context.ExpectNoErrors(scene, $"a poem {how}");
        context.ExpectNothingLeft(scene, $"after a poem {how}");
    }

    private static void GathersEveryChunk(PoetryCheckContext context)
    {
        foreach (var options in Networks.Several(context.Seed, 3))
        {
            foreach (var piece in new[] { 1, 3, 1000 })
            {
                context.Play(options, scene => ExpectPoem(
                    context, scene, Get(context, scene, PeerScript.Empty.Send(Poems.Accented, piece, 0.01).Close()), Poems.Accented, $"that comes in pieces of {piece}"));
            }
        }

        var poem = Poems.Long(500_000);
        context.Play(scene => ExpectPoem(context, scene, Get(context, scene, PeerScript.Empty.Send(poem).Close()), poem, "of 500,000 bytes"));
    }

    private static void TakesNothingForAPoem(PoetryCheckContext context)
    {
        context.Play(scene => ExpectPoem(context, scene, Get(context, scene, PeerScript.ClosesAtOnce), [], "of no bytes"));
        context.Play(scene => ExpectPoem(context, scene, Get(context, scene, PeerScript.Empty.Wait(2).Close()), [], "of no bytes, whose end comes late,"));
    }

    private static void TakesWhatIsNotText(PoetryCheckContext context)
    {
        foreach (var poem in new[] { Poems.Broken, Poems.EveryByte })
        {
            context.Play(scene => ExpectPoem(context, scene, Get(context, scene, PeerScript.Empty.Send(poem, 1, 0.01).Close()), poem, "that is not UTF-8"));
        }
    }

    private static void FailsOnceIfThereIsNoConnection(PoetryCheckContext context)
    {
        context.Play(scene => ExpectFailure(context, scene, new Fetch(scene, context.Subject.GetPoem(scene.Reactor, scene.ListenNowhere())), "that is refused"));
        context.Play(scene =>
        {
            var address = scene.Listen(new ScriptedServer(scene, PeerScript.ClosesAtOnce));
            scene.Simulation.Network.Silence(address);
            ExpectFailure(context, scene, new Fetch(scene, context.Subject.GetPoem(scene.Reactor, address)), "that gets no answer");
        });
        for (var seed = 1; seed <= 6; seed++)
        {
            context.Play(SimulationOptions.Choppy with { RefuseChance = 1, Seed = seed }, scene => ExpectFailure(
                context, scene, Get(context, scene, PeerScript.ClosesAtOnce), "that is refused by the network"));
        }
    }

    private static void ExpectFailure(PoetryCheckContext context, PoetryScene scene, Fetch fetch, string how)
    {
        scene.AdvanceUntil(() => fetch.IsFired, Hour, 1);
        scene.Advance(60);
        context.Expect(
            fetch.Error is ConnectException && fetch.Outcomes == 1,
            $"an attempt {how} fails, once, with the cause",
            fetch.Outcomes > 1 ? "it has several results" : fetch.Text);
        context.ExpectNoErrors(scene, $"an attempt {how}");
        context.ExpectNothingLeft(scene, $"after an attempt {how}");
    }

    private static void TellsTheEndFromALoss(PoetryCheckContext context)
    {
        foreach (var length in new[] { 0, 1, 100, Poems.Plain.Length })
        {
            var part = Poems.Plain[..length];
            context.Play(scene =>
            {
                var fetch = Get(context, scene, PeerScript.Empty.Send(part).Wait(1).Reset());
                scene.AdvanceUntil(() => fetch.IsFired, Hour, 1);
                scene.Advance(60);
                context.Expect(
                    fetch.Error is not null && fetch.Outcomes == 1,
                    $"a reset after {length} bytes is a failure, once",
                    fetch.Text);
                var shown = fetch.Error is { } error ? context.Subject.PartOf(error) : null;
                context.Expect(
                    shown is not null && shown.AsSpan().SequenceEqual(part),
                    $"the failure after a reset has the {length} bytes that came",
                    shown is null ? "it has none" : Poems.Difference(part, shown));
                context.ExpectNoErrors(scene, "a reset");
                context.ExpectNothingLeft(scene, "after a reset");
            });
            context.Play(scene => ExpectPoem(context, scene, Get(context, scene, PeerScript.Empty.Send(part).Wait(1).Close()), part, "whose end is clean"));
        }
    }
}
