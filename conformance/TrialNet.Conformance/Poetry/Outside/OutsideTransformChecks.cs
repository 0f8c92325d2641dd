using System.Text;
using TrialNet.Conformance.Poetry.Checks;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>What can be seen of a transform server from outside. It must have <c>cummingsify</c>, and take netstrings of 99,999 bytes.</summary>
internal static class OutsideTransformChecks
{
    private const int Limit = 99_999;

    internal static IReadOnlyList<(string Rule, Action<OutsideContext> Check)> All { get; } =
    [
        ("P-NS-01", GivesBackWhatItGot),
        ("P-NS-02", KeepsParts),
        ("P-NS-03", RefusesWrongLengths),
        ("P-NS-04", RefusesLongOnesAtOnce),
        ("P-NS-05", TakesTheLongest),
        ("P-NS-06", WantsTheComma),
        ("P-NS-07", ListensNoMore),
        ("P-NS-08", TakesEmptyStrings),
        ("P-NS-09", EndsInTheMiddle),
        ("P-NS-10", OutsideChecks.Undecided("when it delivers a frame")),
        ("P-NS-11", CountsBytes),
        ("P-NS-12", OutsideChecks.Undecided("how much work a byte is")),
        ("P-XF-01", Cummingsifies),
        ("P-XF-02", SplitsAtTheFirstDot),
        ("P-XF-03", RefusesWhatIsWrong),
        ("P-XF-04", ReachesRegisteredTransformsOnly),
        ("P-XF-05", TakesOneRequest),
        ("P-XF-08", OutsideChecks.Undecided("which of its transforms make a poem longer")),
    ];

    private static byte[] Request(string poem) => Corpus.Request("cummingsify", Encoding.UTF8.GetBytes(poem));

    private static void Answers(OutsideContext context, string poem, string answer, int piece = 0) =>
        context.ExpectAnswer(Request(poem), Encoding.UTF8.GetBytes(answer), $"a request with {poem.Length} characters{(piece > 0 ? $", in pieces of {piece}," : "")}", piece);

    private static void GivesBackWhatItGot(OutsideContext context)
    {
        foreach (var length in new[] { 0, 1, 9, 10, 99, 5000, 60_000 })
        {
            Answers(context, new string('a', length), new string('a', length));
        }
    }

    private static void KeepsParts(OutsideContext context)
    {
        foreach (var piece in new[] { 1, 2, 3, 7, 15 })
        {
            Answers(context, "hello, 3:abc, world", "hello, 3:abc, world", piece);
        }
    }

    private static void RefusesWrongLengths(OutsideContext context)
    {
        foreach (var length in new[] { "013", "0013", "+13", "-13", " 13", "13 ", "0xd", "", "x" })
        {
            context.ExpectRefusal(Encoding.ASCII.GetBytes($"{length}:cummingsify.a,"), $"the length \"{length}\"");
        }
    }

    private static void RefusesLongOnesAtOnce(OutsideContext context)
    {
        context.ExpectRefusal(Encoding.ASCII.GetBytes($"{Limit + 1}:"), $"a length of {Limit + 1}");
        context.ExpectRefusal(Encoding.ASCII.GetBytes("999999999999"), "digits that prove a length above the limit");
    }

    private static void TakesTheLongest(OutsideContext context)
    {
        var poem = new string('a', Limit - "cummingsify.".Length);
        Answers(context, poem, poem);
    }

    private static void WantsTheComma(OutsideContext context)
    {
        foreach (var wrong in new[] { ";", ":", "\n", "x" })
        {
            context.ExpectRefusal(Encoding.ASCII.GetBytes($"13:cummingsify.a{wrong}"), "a frame without its comma");
        }
    }

    private static void ListensNoMore(OutsideContext context) =>
        context.ExpectRefusal([.. "x"u8, .. Request("A")], "a request behind what is no netstring");

    private static void TakesEmptyStrings(OutsideContext context)
    {
        context.ExpectRefusal("0:,"u8.ToArray(), "an empty frame, which is no request,");
        Answers(context, "", "");
    }

    private static void EndsInTheMiddle(OutsideContext context)
    {
        foreach (var part in new[] { "", "1", "13:", "13:cumm", "13:cummingsify.a" })
        {
            context.ExpectRefusal(Encoding.ASCII.GetBytes(part), $"an end after \"{part}\"", endsInput: true);
        }

        context.ExpectAlive("ends in the middle");
    }

    private static void CountsBytes(OutsideContext context)
    {
        foreach (var poem in new[] { "é", "grüße", "日本", "😀" })
        {
            Answers(context, poem, poem);
        }
    }

    private static void Cummingsifies(OutsideContext context)
    {
        foreach (var (poem, answer) in new[] { ("A", "a"), ("TITLE I", "title i"), ("ÄÖÜ É Ñ", "äöü é ñ"), ("low already", "low already"), ("", "") })
        {
            Answers(context, poem, answer);
            Answers(context, answer, answer);
        }
    }

    private static void SplitsAtTheFirstDot(OutsideContext context)
    {
        foreach (var (poem, answer) in new[] { ("One. Two.", "one. two."), (".", "."), ("A.B.C", "a.b.c"), ("cummingsify.X", "cummingsify.x") })
        {
            Answers(context, poem, answer);
        }
    }

    private static void RefusesWhatIsWrong(OutsideContext context)
    {
        context.ExpectRefusal(Corpus.Frame("cummingsify"u8.ToArray()), "a request without a dot");
        context.ExpectRefusal(Corpus.Request("sonnetize", "A"u8.ToArray()), "an unknown transform");
        context.ExpectRefusal(Corpus.Request("cummingsify", Poems.Broken), "a poem that is not UTF-8");
        foreach (var text in Corpus.Malformed.Where(static text => text is not ("5:abc," or "x")))
        {
            context.ExpectRefusal(Encoding.Latin1.GetBytes(text), $"\"{text}\"");
        }

        context.ExpectAlive("all of these");
        context.CannotDecide("from outside it is not seen: its log; that there is a close without an answer was seen");
    }

    private static void ReachesRegisteredTransformsOnly(OutsideContext context)
    {
        foreach (var name in new[] { "", "_", "Cummingsify", "CUMMINGSIFY", "cummingsify ", "ToString", "__init__", "__class__", "xform_cummingsify", "transform" })
        {
            context.ExpectRefusal(Corpus.Request(name, "A"u8.ToArray()), $"the name \"{name}\"");
        }
    }

    private static void TakesOneRequest(OutsideContext context)
    {
        var first = Request("ONE");
        context.ExpectAnswer([.. first, .. Request("TWO")], "one"u8.ToArray(), "a request that a second one follows");
        context.ExpectAnswer([.. first, .. "x!"u8], "one"u8.ToArray(), "a request that nonsense follows");
    }
}
