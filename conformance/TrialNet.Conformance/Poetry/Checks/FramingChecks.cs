using System.Text;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Poetry.Scenes;
using TrialNet.Conformance.Poetry.Subjects;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>P-NS, as far as the netstrings of a transform server show it.</summary>
internal static class FramingChecks
{
    internal static IReadOnlyList<PoetryCheck> All { get; } =
    [
        Of("P-NS-01", GivesBackWhatItGot),
        Of("P-NS-02", KeepsParts),
        Of("P-NS-03", RefusesWrongLengths),
        Of("P-NS-04", RefusesLongOnesAtOnce),
        Of("P-NS-05", TakesTheLongest),
        Of("P-NS-06", WantsTheComma),
        Of("P-NS-07", ListensNoMoreAfterAnError),
        Of("P-NS-08", TakesEmptyStrings),
        Of("P-NS-09", EndsInTheMiddle),
        Of("P-NS-10", StopsAtTheFirst),
        Of("P-NS-11", CountsBytes),
        Of("P-NS-12", TakesTimeInProportion),
    ];

    private static PoetryCheck Of(string rule, Action<PoetryCheckContext> action) => PoetryCheck.Of(rule, PoetryCapability.TransformServer, action);

    private static void GivesBackWhatItGot(PoetryCheckContext context)
    {
        var chance = new Chance(context.Seed);
        foreach (var options in Networks.Several(context.Seed, 3))
        {
            context.Play(options, scene =>
            {
                var play = new TransformPlay(context, scene);
                foreach (var length in new[] { 0, 1, 9, 10, 255, 5000, 60_000 })
                {
                    var poem = Enumerable.Range(0, length).Select(_ => (byte)chance.Below(256)).ToArray();
                    play.ExpectAnswer(VisitorPlan.Sending(Corpus.Request("same", poem)), poem, $"a request with {length} bytes of any kind");
                }
            });
        }
    }

    private static void KeepsParts(PoetryCheckContext context)
    {
        var request = Corpus.Request("same", "hello, 3:abc, world"u8.ToArray());
        for (var piece = 1; piece < request.Length; piece += 3)
        {
            context.Play(Networks.Steady, scene => new TransformPlay(context, scene).ExpectAnswer(
                VisitorPlan.Sending(request) with { Piece = piece, Pause = 0.01 }, "hello, 3:abc, world"u8.ToArray(), $"a request in pieces of {piece} bytes"));
        }
    }

    private static void RefusesWrongLengths(PoetryCheckContext context)
    {
        var payload = "same.a";
        foreach (var length in new[] { "06", "006", "0006", "+6", "-6", " 6", "6 ", "\t6", "0x6", "6.", "", "x", "٦", "６", "6\n" })
        {
            foreach (var piece in new[] { 0, 1 })
            {
                context.Play(Networks.Steady, scene =>
                {
                    var play = new TransformPlay(context, scene);
                    var data = Encoding.UTF8.GetBytes($"{length}:{payload},");
                    play.ExpectRefusal(new VisitorPlan { Says = data, Piece = piece, Pause = 0.01 }, $"the length \"{length.Replace("\n", "\\n", StringComparison.Ordinal)}\"");
                    context.Expect(play.Calls == 0, $"a frame of the length \"{length}\" is not delivered", "it is");
                });
            }
        }
    }

    private static void RefusesLongOnesAtOnce(PoetryCheckContext context)
    {
        foreach (var digits in new[] { $"{context.Manifest.NetstringLimit + 1}", "999999999999", new string('1', 100_000) })
        {
            context.Play(Networks.Steady, scene =>
            {
                var play = new TransformPlay(context, scene);
                var before = GC.GetAllocatedBytesForCurrentThread();
                var visitor = scene.Visit(play.Address, VisitorPlan.Sending(digits));
                scene.Advance(0.5);
                var set = GC.GetAllocatedBytesForCurrentThread() - before;
                context.Expect(
                    visitor.IsOver,
                    $"digits that prove a length above the limit ({digits[..Math.Min(12, digits.Length)]}...) are refused at once, without a colon",
                    "the connection is still open half a second later");
                context.Expect(set < 16 << 20, "no memory is set aside for a payload that will not be taken", $"{set:N0} bytes are");
            });
        }
    }

    private static void TakesTheLongest(PoetryCheckContext context) => context.Play(scene =>
    {
        var limit = context.Manifest.NetstringLimit;
        var play = new TransformPlay(context, scene);
        var poem = new byte[limit - "same.".Length];
        play.ExpectAnswer(VisitorPlan.Sending(Corpus.Request("same", poem)), poem, $"a request of exactly {limit} bytes");
        play.ExpectRefusal(VisitorPlan.Sending(Corpus.Request("same", [.. poem, 0])), $"a request of {limit + 1} bytes");
    });

    private static void WantsTheComma(PoetryCheckContext context)
    {
        foreach (var wrong in new[] { ";", ":", "\n", "x", "\0" })
        {
            foreach (var isAlone in new[] { false, true })
            {
                context.Play(Networks.Steady, scene =>
                {
                    var play = new TransformPlay(context, scene);
                    var plan = VisitorPlan.Sending($"6:same.a{wrong}");
                    play.ExpectRefusal(isAlone ? plan with { Piece = 8, Pause = 0.1 } : plan, $"a frame that ends in '{Shown(wrong)}'");
                    context.Expect(play.Calls == 0, $"a frame that ends in '{Shown(wrong)}' is not delivered", "it is");
                });
            }
        }

        static string Shown(string text) => text switch { "\n" => "\\n", "\0" => "\\0", _ => text };
    }

    private static void ListensNoMoreAfterAnError(PoetryCheckContext context)
    {
        foreach (var wrong in new[] { "x", "0:;", "03:abc,", "999999999:" })
        {
            context.Play(Networks.Steady, scene =>
            {
                var play = new TransformPlay(context, scene);
                play.ExpectRefusal(VisitorPlan.Sending($"{wrong}6:same.a,"), $"a request behind \"{wrong}\"");
                play.ExpectRefusal(new VisitorPlan { Says = Encoding.ASCII.GetBytes($"{wrong}6:same.a,"), Piece = wrong.Length, Pause = 0.0001 }, $"a request in the chunk after \"{wrong}\"");
                context.Expect(play.Calls == 0, "no frame is delivered after an error", "one is");
            });
        }
    }

    private static void TakesEmptyStrings(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new TransformPlay(context, scene);

        // That it is delivered is seen by what comes of it at once: as a request it is none.
        var visitor = scene.Visit(play.Address, VisitorPlan.Sending("0:,"));
        scene.Advance(0.5);
        context.Expect(visitor.IsOver && visitor.Count == 0, "an empty frame, which is no request, is refused at once", TransformPlay.Shown(visitor));
        play.ExpectAnswer(VisitorPlan.Sending("5:same.,"), [], "a request with an empty poem");
    });

    private static void EndsInTheMiddle(PoetryCheckContext context)
    {
        foreach (var part in new[] { "6", "6:", "6:same", "6:same.a", "" })
        {
            foreach (var plan in new[] { VisitorPlan.Sending(part) with { EndsInput = true }, VisitorPlan.Sending(part) })
            {
                context.Play(Networks.Steady, scene =>
                {
                    var play = new TransformPlay(context, scene);
                    var visitor = scene.Visit(play.Address, plan);
                    scene.Advance(0.5);
                    visitor.Leave(byReset: false);
                    scene.Advance(1);
                    context.Expect(play.Calls == 0 && visitor.Count == 0, $"an end after \"{part}\" delivers nothing", $"it delivers {play.Calls} frames");
                    context.ExpectNoErrors(scene, $"an end after \"{part}\"");
                    context.ExpectNothingLeft(scene, $"after an end after \"{part}\"");
                });
            }
        }
    }

    // A server that has answered, or refused, has lost its connection inside the delivery.
    private static void StopsAtTheFirst(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new TransformPlay(context, scene);
        play.ExpectRefusal(VisitorPlan.Sending("1:x,6:same.a,6:same.b,"), "frames in the chunk of a frame that is refused");
        play.ExpectAnswer(VisitorPlan.Sending("6:same.a,6:same.b,6:same.c,"), "a"u8.ToArray(), "the first of several frames in a chunk");
        context.Expect(play.Calls == 1, "frames behind the one at which the connection was lost are not delivered", $"{play.Calls - 1} are");
    });

    private static void CountsBytes(PoetryCheckContext context) => context.Play(scene =>
    {
        var play = new TransformPlay(context, scene);
        foreach (var poem in new[] { "é", "Grüße", "日本", "😀", "naïve café" })
        {
            play.ExpectAnswer("cummingsify", poem, poem.ToLowerInvariant());
        }
    });

    // Counted is the processor's time: of the first bytes of a request, and of as many when the rest has come already.
    private static void TakesTimeInProportion(PoetryCheckContext context)
    {
        const int Factor = 8;
        var length = Math.Min(48_000, context.Manifest.NetstringLimit - 100);
        var (first, last) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < 4 && (round < 2 || last / first >= Factor); round++)
        {
            var (begin, end) = TimeOf(context, length);
            first = Math.Min(first, Math.Max(begin, 1e-4));
            last = Math.Min(last, end);
        }

        context.Expect(
            last / first < Factor,
            $"of a request of {length:N0} bytes that come one at a time the last take as long as the first",
            $"they take {last / first:0.0} times as long");
    }

    private static (double First, double Last) TimeOf(PoetryCheckContext context, int length)
    {
        const int Part = 2000;
        var (first, last) = (0.0, 0.0);
        context.Play(Networks.Steady with { LargestSegment = 1, TraceLength = 0 }, scene =>
        {
            var request = Corpus.Request("same", new byte[length]);
            var visitor = scene.Visit(new TransformPlay(context, scene).Address, VisitorPlan.Sending([]));
            scene.Advance(1);
            first = TimeToSay(request[..Part]);
            visitor.Say(request[Part..^(Part + 1)]);
            scene.Advance(1);
            last = TimeToSay(request[^(Part + 1)..^1]);

            // The answer, which the last byte brings, is not counted.
            visitor.Say(request[^1..]);
            scene.Advance(1);
            context.Expect(visitor.Count > length && visitor.IsClean, "a request that comes byte by byte is answered", TransformPlay.Shown(visitor));

            double TimeToSay(byte[] part)
            {
                var start = Environment.CpuUsage.TotalTime;
                visitor.Say(part);
                scene.Advance(1);
                return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            }
        });
        return (first, last);
    }
}
