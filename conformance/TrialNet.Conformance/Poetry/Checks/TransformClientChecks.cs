using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-XF-06, P-XF-07: the client of a transform server, and the one that fetches and transforms.</summary>
internal static class TransformClientChecks
{
    private const double Hour = 3600;

    private static readonly byte[] Request = Corpus.Request("cummingsify", "A Poem."u8.ToArray());

    private static readonly byte[] Answer = "a poem."u8.ToArray();

    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        PoetryCheck.Of("P-XF-06", PoetryCapability.TransformClient, TakesTheAnswer),
        PoetryCheck.Of("P-XF-06", PoetryCapability.TransformClient, FailsOnce),
        PoetryCheck.Of("P-XF-07", PoetryCapability.Composite, FallsBackToThePoem),
    ];

    private static void TakesTheAnswer(PoetryCheckContext context)
    {
        var frame = Corpus.Frame(Answer);
        (string How, PeerScript Script)[] endings =
        [
            ("and a close", PeerScript.Empty.Hear(Request.Length).Send(frame).Close()),
            ("in pieces", PeerScript.Empty.Hear(Request.Length).Send(frame, 1, 0.1).Close()),
            ("after some time", PeerScript.Empty.Hear(Request.Length).Wait(3).Send(frame).Wait(1).Close()),
            ("and a reset soon afterwards", PeerScript.Empty.Hear(Request.Length).Send(frame).Wait(0.5).Reset()),
            ("and a second answer", PeerScript.Empty.Hear(Request.Length).Send([.. frame, .. Corpus.Frame("no"u8.ToArray())]).Close()),
            ("and what is no netstring", PeerScript.Empty.Hear(Request.Length).Send([.. frame, .. "x!"u8]).Close()),
        ];
        foreach (var (how, script) in endings)
        {
            context.Play(scene =>
            {
                var server = new ScriptedServer(scene, script);
                var fetch = new Fetch(scene, context.Subject.Transform(scene.Reactor, scene.Listen(server), "cummingsify", "A Poem."u8.ToArray()));
                scene.AdvanceUntil(() => fetch.IsFired, Hour, 1);
                scene.Advance(60);
                context.Expect(
                    fetch.Poem is { } poem && poem.AsSpan().SequenceEqual(Answer) && fetch.Outcomes == 1,
                    $"an answer {how} fires the Deferred with it, once",
                    fetch.Text);
                context.Expect(
                    server.Peers is [var peer] && peer.Received.AsSpan().SequenceEqual(Request),
                    "the request is one netstring, and nothing else",
                    server.Count == 1 ? Poems.Difference(Request, server.Peers[0].Received) : $"there are {server.Count} connections");
                context.ExpectNoErrors(scene, $"an answer {how}");
                context.ExpectNothingLeft(scene, $"after an answer {how}");
            });
        }
    }

    private static void FailsOnce(PoetryCheckContext context)
    {
        (string How, PeerScript Script)[] losses =
        [
            ("a close at once", PeerScript.ClosesAtOnce),
            ("a close instead of the answer", PeerScript.Empty.Hear(Request.Length).Close()),
            ("a close in the middle of the answer", PeerScript.Empty.Hear(Request.Length).Send("7:a po").Close()),
            ("a reset in the middle of the answer", PeerScript.Empty.Hear(Request.Length).Send("7:a po").Wait(1).Reset()),
            ("a reset at once", PeerScript.Empty.Reset()),
            ("a wrong length", PeerScript.Empty.Hear(Request.Length).Send("007:a poem.,").Wait(1).Close()),
            ("a wrong end of the frame", PeerScript.Empty.Hear(Request.Length).Send("7:a poem.;").Wait(1).Reset()),
            ("an answer above the limit", PeerScript.Empty.Hear(Request.Length).Send($"{context.Manifest.NetstringLimit + 1}:").Wait(1).Reset()),
        ];
        foreach (var (how, script) in losses)
        {
            context.Play(scene => ExpectFailure(context, scene, scene.Listen(new ScriptedServer(scene, script)), how));
        }

        context.Play(scene => ExpectFailure(context, scene, scene.ListenNowhere(), "a refusal"));
    }

    private static void ExpectFailure(PoetryCheckContext context, PoetryScene scene, System.Net.IPEndPoint server, string how)
    {
        var fetch = new Fetch(scene, context.Subject.Transform(scene.Reactor, server, "cummingsify", "A Poem."u8.ToArray()));
        scene.AdvanceUntil(() => fetch.IsFired, Hour, 1);
        scene.Advance(60);
        context.Expect(fetch.Error is not null && fetch.Outcomes == 1, $"{how} is a failure, once", fetch.Text);
        context.ExpectNoErrors(scene, how);
        context.ExpectNothingLeft(scene, $"after {how}");
    }

    private static void FallsBackToThePoem(PoetryCheckContext context)
    {
        var poem = Poems.Plain;
        var works = PeerScript.Empty.Hear(1).Wait(0.5).Send(Corpus.Frame(Answer)).Close();
        (string How, PeerScript Server, PeerScript Transformer, byte[]? Expected)[] cases =
        [
            ("when both work, the transformed poem", PeerScript.Empty.Send(poem).Close(), works, Answer),
            ("when the transform is closed, the poem as it was", PeerScript.Empty.Send(poem).Close(), PeerScript.ClosesAtOnce, poem),
            ("when the transform is reset, the poem as it was", PeerScript.Empty.Send(poem).Close(), PeerScript.Empty.Hear(1).Reset(), poem),
            ("when the transform answers nonsense, the poem as it was", PeerScript.Empty.Send(poem).Close(), PeerScript.Empty.Hear(1).Send("x").Close(), poem),
            ("when the download fails, that failure", PeerScript.Empty.Send(poem).Wait(1).Reset(), works, null),
        ];
        foreach (var (how, server, transformer, expected) in cases)
        {
            PoetryScene.Lend(context.Simulate, Networks.Steady, scene =>
            {
                var (poems, transforms) = (scene.Listen(new ScriptedServer(scene, server)), scene.Listen(new ScriptedServer(scene, transformer)));
                var isLate = false;
                var limit = scene.Reactor.CallLater(TimeSpan.FromHours(1), () =>
                {
                    isLate = true;
                    scene.Reactor.Crash();
                });
                var run = ((IHasComposite)context.Subject).GetTransformedPoem(scene.Reactor, poems, transforms);
                context.Expect(!isLate, $"{how}, comes out in the end", "an hour later the client still runs");
                if (!isLate)
                {
                    limit.Release();
                    context.Expect(
                        expected is null ? run.Poem is null && run.FailureCount > 0 : run.Poem is { } came && came.AsSpan().SequenceEqual(expected),
                        $"{how}, comes out",
                        run.Poem is null ? $"no poem comes, and {run.FailureCount} failures are told" : Poems.Difference(expected ?? [], run.Poem));
                }
            });
        }
    }
}
