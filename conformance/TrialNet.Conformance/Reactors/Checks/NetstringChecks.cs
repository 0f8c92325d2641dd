using System.Text;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reactors.Subjects;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>P-NS: netstrings, fed by hand and cut everywhere.</summary>
internal static class NetstringChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        Of("P-NS-01", DecodesWhatWasEncoded),
        Of("P-NS-02", KeepsParts),
        Of("P-NS-03", RefusesWrongLengths),
        Of("P-NS-04", RefusesLongOnesAtOnce),
        Of("P-NS-05", TakesTheLongest),
        Of("P-NS-06", WantsTheComma),
        Of("P-NS-07", StopsAfterAnError),
        Of("P-NS-08", DeliversEmptyStrings),
        Of("P-NS-09", EndsInTheMiddle),
        Of("P-NS-10", StopsWhenToldTo),
        Of("P-NS-11", CountsBytes),
        new ReactorCheck("P-NS-12", context => TakesTimeInProportion(context, (IHasNetstrings)context.Subject)) { IsAlone = true },
    ];

    private static ReactorCheck Of(string rule, Action<ReactorCheckContext, IHasNetstrings> check) =>
        ReactorCheck.Of(rule, context => check(context, (IHasNetstrings)context.Subject));

    private static void DecodesWhatWasEncoded(ReactorCheckContext context, IHasNetstrings subject)
    {
        var chance = new Chance(context.Seed);
        for (var round = 0; round < context.Programs; round++)
        {
            var limit = Math.Min(context.Manifest.NetstringLimit, chance.Percent(10) ? int.MaxValue : 600);
            var payloads = Enumerable.Range(0, chance.Between(1, 4)).Select(_ => Bytes(chance, chance.Between(0, limit))).ToList();
            var stream = payloads.SelectMany(payload => subject.EncodeNetstring(payload)).ToArray();
            var play = new NetstringPlay(subject);
            for (var at = 0; at < stream.Length;)
            {
                var length = Math.Min(stream.Length - at, chance.Percent(50) ? 1 : chance.Between(1, 5000));
                play.Feed(stream.AsSpan(at, length));
                at += length;
            }

            var right = play.Received.Zip(payloads).TakeWhile(pair => pair.First.AsSpan().SequenceEqual(pair.Second)).Count();
            context.Expect(
                right == payloads.Count && play.Received.Count == right && !play.IsLost,
                $"payloads of {string.Join(", ", payloads.Select(payload => payload.Length))} bytes decode to the same bytes, however the stream is cut",
                play.IsLost ? "the connection was lost" : $"{right} of {payloads.Count} are the same");
        }
    }

    private static byte[] Bytes(Chance chance, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++)
        {
            bytes[at] = (byte)chance.Below(256);
        }

        return bytes;
    }

    private static void KeepsParts(ReactorCheckContext context, IHasNetstrings subject)
    {
        const string Stream = "3:abc,0:,12:hello, world,1:,,";
        for (var first = 0; first <= Stream.Length; first++)
        {
            for (var second = first; second <= Stream.Length; second++)
            {
                var play = new NetstringPlay(subject).Feed(Stream[..first]).Feed(Stream[first..second]).Feed(Stream[second..]);
                context.Expect(
                    play.Text == "\"abc\", \"\", \"hello, world\", \",\"",
                    $"{Stream}, cut after {first} and {second} bytes, delivers \"abc\", \"\", \"hello, world\", \",\"",
                    $"it delivers {play.Text}");
            }
        }
    }

    private static void RefusesWrongLengths(ReactorCheckContext context, IHasNetstrings subject)
    {
        foreach (var wrong in new[] { "01:a,", "00:,", "+1:a,", "-1:a,", " 1:a,", "1 :a,", "\t1:a,", "\n1:a,", ":a,", ":,", "x:a,", "1x:a,", "0x1:a,", "1.0:a,", "\u0661:a,", "\uFF11:a,", ",", "1,a" })
        {
            foreach (var cuts in new[] { false, true })
            {
                var play = new NetstringPlay(subject);
                if (cuts)
                {
                    play.FeedUntilLost(wrong);
                }
                else
                {
                    play.Feed(wrong);
                }

                context.Expect(
                    play.IsLost && play.Received.Count == 0,
                    $"\"{wrong}\"{(cuts ? ", byte by byte," : "")} is an error",
                    play.IsLost ? $"it delivers {play.Text}" : $"the connection goes on, with {play.Text} delivered");
            }
        }
    }

    private static void RefusesLongOnesAtOnce(ReactorCheckContext context, IHasNetstrings subject)
    {
        var limit = context.Manifest.NetstringLimit;
        foreach (var length in new[] { limit + 1L, limit * 10L, 999_999_999_999L })
        {
            var digits = $"{length}";
            var proof = Enumerable.Range(1, digits.Length).First(count => long.Parse(digits[..count], System.Globalization.CultureInfo.InvariantCulture) > limit);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var took = new NetstringPlay(subject).FeedUntilLost(digits + "0000");
            var kept = GC.GetAllocatedBytesForCurrentThread() - before;
            context.Expect(
                took == proof,
                $"a length of {length} is an error as soon as {proof} digits prove it to be above {limit}",
                took > digits.Length ? "it is none before the colon" : $"it is one after {took}");
            context.Expect(kept < 1 << 16, $"no memory is set aside for a payload of {length} bytes", $"{kept:N0} bytes are");
        }
    }

    private static void TakesTheLongest(ReactorCheckContext context, IHasNetstrings subject)
    {
        var limit = context.Manifest.NetstringLimit;
        var play = new NetstringPlay(subject).Feed($"{limit}:").Feed(new byte[limit]).Feed(",");
        context.Expect(
            !play.IsLost && play.Received is [var one] && one.Length == limit,
            $"a payload of exactly {limit} bytes is taken",
            play.IsLost ? "it is an error" : $"{play.Received.Count} payloads are delivered");
    }

    private static void WantsTheComma(ReactorCheckContext context, IHasNetstrings subject)
    {
        foreach (var (frame, wrong) in new[] { ("3:abc", "x"), ("3:abc", ":"), ("3:abc", "\n"), ("0:", "0"), ("1:,", "1") })
        {
            foreach (var isAlone in new[] { false, true })
            {
                var play = new NetstringPlay(subject);
                _ = isAlone ? play.Feed(frame).Feed(wrong) : play.Feed(frame + wrong);
                context.Expect(
                    play.IsLost && play.Received.Count == 0,
                    $"\"{frame}\" followed by '{wrong}'{(isAlone ? ", which comes alone," : "")} is an error, and nothing is delivered",
                    play.Received.Count > 0 ? $"delivered is {play.Text}" : "the connection goes on");
            }
        }
    }

    private static void StopsAfterAnError(ReactorCheckContext context, IHasNetstrings subject)
    {
        var play = new NetstringPlay(subject).Feed("1:a,x:1:b,").Feed("1:c,");
        context.Expect(play.IsLost, "after an error the connection is lost", "it goes on");
        context.Expect(
            play.Text == "\"a\"",
            "the frame before an error stays delivered, and none comes after it: \"a\"",
            $"delivered is {play.Text}");
    }

    private static void DeliversEmptyStrings(ReactorCheckContext context, IHasNetstrings subject)
    {
        var play = new NetstringPlay(subject).Feed("0:,").Feed("0").Feed(":").Feed(",");
        context.Expect(play.Text == "\"\", \"\"" && !play.IsLost, "0:, delivers an empty string", $"twice of it deliver {play.Text}");
    }

    private static void EndsInTheMiddle(ReactorCheckContext context, IHasNetstrings subject)
    {
        foreach (var part in new[] { "", "3", "3:", "3:ab", "3:abc", "1:a,2:b" })
        {
            var play = new NetstringPlay(subject).Feed(part);
            var error = Thrown.By(play.End);
            context.Expect(error is null, $"an end after \"{part}\" throws nothing", Thrown.Text(error));
            var most = part.Contains(',', StringComparison.Ordinal) ? 1 : 0;
            context.Expect(
                play.Received.Count == most,
                $"an end after \"{part}\" delivers no part of a frame",
                $"delivered is {play.Text}");
        }
    }

    private static void StopsWhenToldTo(ReactorCheckContext context, IHasNetstrings subject)
    {
        var play = new NetstringPlay(subject, transport => transport.LoseConnection()).Feed("1:a,1:b,1:c,").Feed("1:d,");
        context.Expect(
            play.Text == "\"a\"",
            "LoseConnection inside a delivery ends the delivery, also of frames that are in the chunk: \"a\"",
            $"delivered is {play.Text}");
    }

    private static void CountsBytes(ReactorCheckContext context, IHasNetstrings subject)
    {
        foreach (var text in new[] { "", "a", "é", "Grüße", "日本", "😀", new string('x', 100) })
        {
            var payload = Encoding.UTF8.GetBytes(text);
            var encoded = Encoding.UTF8.GetString(subject.EncodeNetstring(payload));
            var expected = $"{payload.Length}:{text},";
            context.Expect(encoded == expected, $"\"{text}\" in UTF-8 is encoded as {expected}", $"it is {encoded}");
        }
    }

    // Sixteen times the bytes may take sixteen times the time, and are given 64; a square asks for 256. Counted is the processor's time,
    // since others use the machine too.
    private static void TakesTimeInProportion(ReactorCheckContext context, IHasNetstrings subject)
    {
        const int Rounds = 5;
        const int Scale = 16;
        var large = Math.Min(80_000, context.Manifest.NetstringLimit);
        var small = large / Scale;
        TimeOf(subject, small);
        var (least, most) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds && (round == 0 || most / least >= Scale * 4); round++)
        {
            least = Math.Min(least, Math.Max(TimeOf(subject, small), 1e-6));
            most = Math.Min(most, TimeOf(subject, large));
        }

        context.Expect(
            most / least < Scale * 4,
            $"a payload of {large:N0} bytes that come one at a time takes some {Scale} times as long as one of {small:N0}",
            $"it takes {most / least:0.0} times as long");
    }

    private static double TimeOf(IHasNetstrings subject, int length)
    {
        var play = new NetstringPlay(subject).Feed($"{length}:");
        var start = Environment.CpuUsage.TotalTime;
        for (var count = 0; count < length; count++)
        {
            play.Feed("x"u8);
        }

        play.Feed(",");
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
