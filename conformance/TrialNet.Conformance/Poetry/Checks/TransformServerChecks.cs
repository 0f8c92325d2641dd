using System.Text;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-XF-01 to P-XF-05, P-XF-08: the transform server.</summary>
internal static class TransformServerChecks
{
    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        Of("P-XF-01", Cummingsifies),
        Of("P-XF-01", CummingsifiesInAnotherCountry),
        Of("P-XF-02", SplitsAtTheFirstDot),
        Of("P-XF-03", RefusesWhatIsWrong),
        Of("P-XF-03", SurvivesTheCorpus),
        Of("P-XF-04", ReachesRegisteredTransformsOnly),
        Of("P-XF-05", TakesOneRequest),
        Of("P-XF-08", NeverBreaksAFrame),
    ];

    private static PoetryCheck Of(string rule, Action<PoetryCheckContext> action) => PoetryCheck.Of(rule, PoetryCapability.TransformServer, action);

    private static void Cummingsifies(PoetryCheckContext context)
    {
        (string Poem, string Answer)[] pairs =
        [
            ("", ""), ("A", "a"), ("Buffalo Bill 's", "buffalo bill 's"), ("TITLE I", "title i"), ("ÄÖÜ É Ñ", "äöü é ñ"), ("ŁÓDŹ ΑΒΓ ЖИ", "łódź αβγ жи"),
            ("already low\r\n\t.", "already low\r\n\t."), ("茶 🍵 123", "茶 🍵 123"),
        ];
        foreach (var (poem, answer) in pairs)
        {
            context.Play(scene =>
            {
                var play = new TransformPlay(context, scene);
                play.ExpectAnswer("cummingsify", poem, answer);
                play.ExpectAnswer("cummingsify", answer, answer);
                context.ExpectNoErrors(scene, "a transform that works");
                scene.Advance(1);
                context.ExpectNothingLeft(scene, "after an answer");
            });
        }
    }

    private static void CummingsifiesInAnotherCountry(PoetryCheckContext context)
    {
        using var stay = OtherCountry.Enter();
        context.Play(scene => new TransformPlay(context, scene).ExpectAnswer("cummingsify", "TITLE I", "title i"));
    }

    private static void SplitsAtTheFirstDot(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new TransformPlay(context, scene);
        foreach (var (poem, answer) in new[] { ("One. Two. Three.", "one. two. three."), (".", "."), ("...", "..."), (".A", ".a"), ("A.", "a."), ("cummingsify.X", "cummingsify.x"), ("", "") })
        {
            play.ExpectAnswer("cummingsify", poem, answer);
        }

        play.ExpectAnswer("same", "a.b.c", "a.b.c");
    });

    private static void RefusesWhatIsWrong(PoetryCheckContext context)
    {
        (string Name, byte[] Frame)[] wrong =
        [
            ("a request without a dot", Corpus.Frame("cummingsify"u8.ToArray())),
            ("an empty request", Corpus.Frame([])),
            ("an unknown transform", Corpus.Request("sonnetize", "A"u8.ToArray())),
            ("a transform that throws", Corpus.Request("throws", "A"u8.ToArray())),
            ("a transform that fails", Corpus.Request("fails", "A"u8.ToArray())),
            ("a poem that is not UTF-8", Corpus.Request("cummingsify", Poems.Broken)),
        ];
        foreach (var (name, frame) in wrong)
        {
            context.Play(scene =>
            {
                var play = new TransformPlay(context, scene);
                play.ExpectRefusal(VisitorPlan.Sending(frame), name);
                play.ExpectAlive(name);
                scene.Advance(5);
                context.ExpectNothingLeft(scene, $"after {name}");
            });
        }
    }

    private static void SurvivesTheCorpus(PoetryCheckContext context)
    {
        foreach (var (name, plan) in Corpus.All)
        {
            context.Play(scene =>
            {
                var play = new TransformPlay(context, scene);
                var before = scene.Log.Count;
                var visitor = play.Ask(plan);
                var lines = scene.Log.Count - before;
                context.Expect(visitor.IsOver, $"{name} ends in a close within a minute", "the connection is still open");
                context.Expect(visitor.Count == 0, $"{name} gets no answer, not even a part of one", TransformPlay.Shown(visitor));
                context.Expect(
                    lines <= 1,
                    $"{name} is logged once at most",
                    $"there are {lines} lines in the log");
                play.ExpectAlive(name);
                scene.Advance(5);
                context.ExpectNothingLeft(scene, $"after {name}");
            });
        }
    }

    private static void ReachesRegisteredTransformsOnly(PoetryCheckContext context)
    {
        string[] names =
        [
            "", "_", "Cummingsify", "CUMMINGSIFY", "cummingsify ", " cummingsify", "cummingsif", "cummingsifyy", "cummingsify\0", "Transform", "Add", "Names", "ToString",
            "GetType", "Equals", "Finalize", "__init__", "__class__", "xform_cummingsify", "get_Names", ".ctor", "cummingsify:", "ⅽummingsify",
        ];
        foreach (var name in names)
        {
            context.Play(scene =>
            {
                var play = new TransformPlay(context, scene);
                play.ExpectRefusal(VisitorPlan.Sending(Corpus.Frame(Encoding.UTF8.GetBytes($"{name}.AbC"))), $"the name \"{name.Replace('\0', '?')}\"");
            });
        }
    }

    private static void TakesOneRequest(PoetryCheckContext context)
    {
        var first = Corpus.Request("cummingsify", "ONE"u8.ToArray());
        var late = Corpus.Request("late", "ONE"u8.ToArray());
        (string Name, byte[] More)[] others =
        [
            ("a second request", Corpus.Request("same", "two"u8.ToArray())), ("a wrong second request", Corpus.Frame("x"u8.ToArray())), ("what is no netstring", "x!"u8.ToArray()),
            ("a hundred requests", [.. Enumerable.Repeat(Corpus.Request("same", "n"u8.ToArray()), 100).SelectMany(static frame => frame)]),
        ];
        foreach (var (name, more) in others)
        {
            context.Play(scene =>
            {
                var play = new TransformPlay(context, scene);
                play.ExpectAnswer(VisitorPlan.Sending([.. first, .. more]), "one"u8.ToArray(), $"a request that {name} follows");
                context.Expect(play.Calls == 0, "a request that follows the first is ignored", $"{play.Calls} were carried out");
                play.ExpectAnswer(VisitorPlan.Sending([.. late, .. more]), "ONE"u8.ToArray(), $"a request with a late answer that {name} follows");
                context.Expect(play.Calls == 1, "a request that follows the first is ignored, also while that waits for its answer", $"{play.Calls - 1} were carried out");
                scene.Advance(15);
                context.ExpectNothingLeft(scene, $"after {name}");
            });
        }
    }

    private static void NeverBreaksAFrame(PoetryCheckContext context) => context.Play(scene =>
    {
        var limit = context.Manifest.NetstringLimit;
        var play = new TransformPlay(context, scene);
        play.ExpectAnswer(VisitorPlan.Sending(Corpus.Request("fixed", Encoding.ASCII.GetBytes($"{limit}"))), new byte[limit], "a transform whose answer has just the limit");
        play.ExpectRefusal(VisitorPlan.Sending(Corpus.Request("fixed", Encoding.ASCII.GetBytes($"{limit + 1}"))), "a transform whose answer is one byte above the limit");
        play.ExpectRefusal(VisitorPlan.Sending(Corpus.Request("twice", new byte[(limit / 2) + 100])), "a transform that doubles a long poem");
        play.ExpectAlive("an answer above the limit");
    });
}
