using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers.Transforms;

/// <summary>Requests that get no answer: a clean end, one line in the log, and a server that lives.</summary>
public sealed class TransformRefusalTests : TransformTestCase
{
    /// <summary>P-XF-03: no dot.</summary>
    [Test]
    public async Deferred P_XF_03_requests_without_a_dot()
    {
        await AssertRefused("the request has no dot", "5:HELLO,");
        await AssertRefused("the request has no dot", "0:,");
    }

    /// <summary>P-XF-03, P-XF-04: names that are not registered, however near they come.</summary>
    [Test]
    public async Deferred P_XF_04_only_registered_names()
    {
        foreach (var name in (string[])["nosuch", "", "_", "Cummingsify", "CUMMINGSIFY", " cummingsify", "cummingsify ", "cummingsif", "__class__", "ToString", "Apply", "Names", "cummingsify\0"])
        {
            await AssertRefused("there is no such transform", $"{name.Length + 3}:{name}.AB,");
        }
    }

    /// <summary>P-XF-03: text that is none.</summary>
    [Test]
    public Deferred P_XF_03_poems_that_are_not_UTF_8() => AssertRefused("the poem is not UTF-8", "14:cummingsify.\xff\xfe,");

    /// <summary>P-NS-03, P-NS-06: what is no netstring. Nothing after it is answered either (P-NS-07).</summary>
    [Test]
    public async Deferred P_NS_03_what_is_no_netstring()
    {
        foreach (var request in (string[])["xx:abc,", "027:cummingsify.HERE IS MY POEM,", "-1:", "+5:", " 5:", ":a,", "1:a;", "0:;", "5:abcd;e", "\0\0\0", "\x16\x03\x01\x02\x00"])
        {
            await AssertRefused(null, request + Good);
        }

        await AssertRefused("';' stands where a comma should, after 14 bytes", "14:cummingsify.AB;" + Good);
    }

    /// <summary>P-NS-04: a length above the limit is refused by its digits, before any payload comes.</summary>
    [Test]
    public async Deferred P_NS_04_lengths_above_the_limit()
    {
        await AssertRefused("A length is above the limit of 99999", "100000:");
        await AssertRefused("A length is above the limit of 99999", "99999999999999999999:");
        await AssertRefused("A length is above the limit of 99999", new string('1', 1_000_000));
    }

    /// <summary>P-NS-09: an end in the middle of a request, be it before its first byte.</summary>
    [Test]
    public async Deferred P_NS_09_half_a_request_and_the_end()
    {
        var port = ServeTransforms();
        foreach (var half in (string[])["", "2", "27:", "27:cummingsify.HE", "4:a.b,"[..^1]])
        {
            var visitor = Visitor.Visit(Reactor, port, onConnected: visitor =>
            {
                visitor.Connection.Write(Bytes(half));
                visitor.Connection.LoseWriteConnection();
            });

            AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
            AssertEqual(0, visitor.Received.Length);
            AssertLoggedOnce("the client ended its input before its request was whole");
        }

        AssertEqual(0, Clock.GetDelayedCalls().Count);
        AssertEqual("15:here is my poem,", await Cummingsify(port));
    }

    /// <summary>A request that is never whole is waited for no longer than is said, however its bytes trickle in.</summary>
    public async Deferred TestHalfARequestAndSilence()
    {
        var port = ServeTransforms();
        var visitor = Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.Write("99999:aa"u8));
        await Until(() => Clock.GetDelayedCalls().Count == 1);

        Clock.Advance(TimeSpan.FromSeconds(9.9));
        visitor.Connection.Write("a"u8);
        await Turn();
        AssertFalse(visitor.Lost.IsCalled);
        Clock.Advance(TimeSpan.FromSeconds(0.1));

        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        AssertEqual(0, visitor.Received.Length);
        AssertLoggedOnce("no request within 10 s");
    }

    /// <summary>A transform that never ends is waited for no longer than is said, and cancelled.</summary>
    public async Deferred TestTransformThatNeverEnds()
    {
        var isCancelled = false;
        var never = new LateTransform("never", new Deferred<byte[]>(_ => isCancelled = true));
        var visitor = Visitor.Visit(Reactor, ServeTransforms(never), onConnected: static visitor => visitor.Connection.Write("6:never.,"u8));
        await Until(() => never.IsApplied);

        Clock.Advance(TimeSpan.FromSeconds(10));

        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        AssertEqual(0, visitor.Received.Length);
        AssertTrue(isCancelled);
        AssertSubstring("no answer within 10 s", AssertSingle(FlushLoggedErrors()).Value.Message);
    }

    /// <summary>P-XF-03: a transform that throws, now or later.</summary>
    [Test]
    public async Deferred P_XF_03_transforms_that_fail()
    {
        SkipWhereConnectionsBreak();
        var late = new Deferred<byte[]>();
        Reactor.CallLater(TimeSpan.FromMilliseconds(10), () => late.Errback(new TimeZoneNotFoundException("late")));
        var port = ServeTransforms(
            new TextTransform("throws", static _ => throw new InvalidTimeZoneException("now")),
            new LateTransform("fails", late),
            new LateTransform("null", Deferred.Succeed<byte[]>(null!)));

        AssertEqual("", await Ask(port, "7:throws.,"));
        AssertEqual("now", AssertSingle(FlushLoggedErrors<InvalidTimeZoneException>()).Message);
        AssertEqual("", await Ask(port, "6:fails.,"));
        AssertEqual("late", AssertSingle(FlushLoggedErrors<TimeZoneNotFoundException>()).Message);
        AssertEqual("", await Ask(port, "5:null.,"));
        AssertEqual(1, FlushLoggedErrors().Count);
        AssertEqual("15:here is my poem,", await Cummingsify(port));
    }

    /// <summary>P-XF-08: a poem that has become too long is no answer, not even the beginning of one.</summary>
    [Test]
    public async Deferred P_XF_08_answers_above_the_limit()
    {
        var port = ServeTransforms(new TextTransform("z", static _ => new string('z', 100_000)));

        AssertEqual("", await Ask(port, "2:z.,"));
        AssertSubstring("an answer of 100000 bytes is above the limit of 99999", AssertSingle(FlushLoggedErrors()).Value.Message);
    }

    /// <summary>Whatever comes: closed within a minute without an answer, logged once at most, and nothing is left.</summary>
    public async Deferred TestMalformedInput()
    {
        var port = ServeTransforms();
        foreach (var input in MalformedInput.All)
        {
            var visitor = Visitor.Visit(Reactor, port, onConnected: visitor => visitor.Connection.Write(input));
            await Until(() => visitor.IsConnected && (visitor.Lost.IsCalled || Clock.GetDelayedCalls().Count == 1));
            await Turn();
            Clock.Advance(TimeSpan.FromMinutes(1));

            AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
            AssertEqual(0, visitor.Received.Length);
            AssertLoggedOnce(null);
            AssertEqual(0, Clock.GetDelayedCalls().Count);
        }

        AssertEqual("15:here is my poem,", await Cummingsify(port));
    }

    /// <summary>Clients that reset the connection, before or after what they have sent.</summary>
    public async Deferred TestClientsThatVanish()
    {
        var port = ServeTransforms();
        foreach (var request in (string[])["", "27:cumm", "9:ponder.Oh,"])
        {
            var visitor = Visitor.Visit(Reactor, port, onConnected: visitor =>
            {
                visitor.Connection.Write(Bytes(request));
                visitor.Connection.AbortConnection();
            });
            await visitor.Lost;
        }

        AssertEqual("15:here is my poem,", await Cummingsify(port));
        await Until(() => Clock.GetDelayedCalls().Count == 0);
        FlushWarnings();
    }

    private static T AssertSingle<T>(IReadOnlyList<T> items)
    {
        AssertEqual(1, items.Count);
        return items[0];
    }

    private void AssertLoggedOnce(string? why)
    {
        var warning = AssertSingle(FlushWarnings()).Message;
        AssertSubstring(why ?? "No answer to ", warning);
    }

    private async Deferred AssertRefused(string? why, string request)
    {
        var port = ServeTransforms();

        AssertEqual("", await Ask(port, request));

        AssertLoggedOnce(why);
        AssertEqual("15:here is my poem,", await Cummingsify(port));
        AssertEqual(0, Clock.GetDelayedCalls().Count);
    }

    private sealed class LateTransform(string name, Deferred<byte[]> answer) : ITransform
    {
        public string Name => name;

        public bool IsApplied { get; private set; }

        public Deferred<byte[]> Apply(byte[] poem)
        {
            IsApplied = true;
            return answer;
        }
    }
}
