using System.Text;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Servers.Transforms;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Servers.Transforms;

/// <summary>Requests that get an answer.</summary>
public sealed class TransformRequestTests : TransformTestCase
{
    /// <summary>P-XF-01: lower case, twice the same as once.</summary>
    [Test]
    public async Deferred P_XF_01_cummingsify_gives_lower_case()
    {
        var port = ServeTransforms();

        AssertEqual("15:here is my poem,", await Ask(port, Good));
        AssertEqual("15:here is my poem,", await Ask(port, "27:cummingsify.here is my poem,"));
        AssertEqual(Encoding.UTF8.GetBytes("9:ch\u00e9 \u00e0\u00e8,"), Bytes(await Ask(port, Request("cummingsify", "CH\u00c9 \u00c0\u00c8"u8.ToArray()))));
    }

    /// <summary>P-XF-01: letters about which languages differ.</summary>
    [Test]
    public async Deferred P_XF_01_cummingsify_follows_no_language()
    {
        var service = BuiltInTransforms.MakeService(Clock);

        AssertEqual("in i\u00df"u8.ToArray(), await service.Transform("cummingsify", "IN I\u00df"u8.ToArray()));
        AssertEqual("IN I"u8.ToArray(), await service.Transform("shout", "in i"u8.ToArray()));
    }

    /// <summary>P-XF-02: the first dot ends the name; a poem may have dots, or nothing at all.</summary>
    [Test]
    public async Deferred P_XF_02_requests_are_split_at_the_first_dot()
    {
        var port = ServeTransforms();

        AssertEqual("3:a.b,", await Ask(port, "15:cummingsify.A.B,"));
        AssertEqual("3:...,", await Ask(port, "15:cummingsify....,"));
        AssertEqual("0:,", await Ask(port, "12:cummingsify.,"));
    }

    /// <summary>P-NS-01, P-NS-06: however the request comes, and with the comma alone.</summary>
    [Test]
    public async Deferred P_NS_01_requests_may_come_in_pieces()
    {
        var port = ServeTransforms();
        var request = Bytes(Good);

        AssertEqual("15:here is my poem,", await Ask(port, [.. request.Select(static letter => new[] { letter })]));
        for (var cut = 1; cut < request.Length; cut += 5)
        {
            AssertEqual("15:here is my poem,", await Ask(port, request[..cut], request[cut..]));
        }

        AssertEqual("15:here is my poem,", await Ask(port, request[..^1], request[^1..]));
    }

    /// <summary>P-XF-05: a second request is ignored, also in the same chunk, also ten thousand of them.</summary>
    [Test]
    public async Deferred P_XF_05_one_request_a_connection()
    {
        var port = ServeTransforms();

        AssertEqual("2:ab,", await Ask(port, "14:cummingsify.AB,14:cummingsify.CD,"));
        AssertEqual("2:ab,", await Ask(port, "14:cummingsify.AB,xx:garbage"));
        AssertEqual("2:ab,", await Ask(port, string.Concat(Enumerable.Repeat("14:cummingsify.AB,", 10_000))));
    }

    /// <summary>P-NS-05, P-XF-08: a request of exactly the limit is taken, and so is an answer.</summary>
    [Test]
    public async Deferred P_NS_05_the_limit_itself_is_taken()
    {
        var port = ServeTransforms(new TextTransform("z", static _ => new string('z', 99_999)));
        var poem = Enumerable.Repeat((byte)'A', 99_999 - "cummingsify.".Length).ToArray();

        var answer = await Ask(port, Request("cummingsify", poem));

        AssertEqual("99987:" + new string('a', poem.Length) + ",", answer);
        AssertEqual("99999:" + new string('z', 99_999) + ",", await Ask(port, "2:z.,"));
    }

    /// <summary>The others that are built in.</summary>
    public async Deferred TestBuiltInTransforms()
    {
        var port = ServeTransforms();

        AssertEqual("5:AH, O,", await Ask(port, "11:shout.ah, o,"));
        AssertEqual("4:nO1!,", await Ask(port, "10:rot13.aB1!,"));
        AssertEqual("4:b\na\n,", await Ask(port, "14:backwards.a\nb\n,"));
        AssertEqual("0:,", await Ask(port, "10:backwards.,"));
        AssertEqual(BuiltInTransforms.Names, BuiltInTransforms.MakeService(Clock).Names);
    }

    /// <summary>A transform may answer later; a client that ends its input first still gets the answer.</summary>
    public async Deferred TestTransformThatTakesItsTime()
    {
        var port = ServeTransforms();
        var visitor = Visitor.Visit(Reactor, port, onConnected: static visitor =>
        {
            visitor.Connection.Write("9:ponder.Oh,"u8);
            visitor.Connection.LoseWriteConnection();
        });
        await Until(() => Clock.GetDelayedCalls().Any(timer => timer.DueTime == BuiltInTransforms.PonderingTime));

        AssertEqual("15:here is my poem,", await Cummingsify(port));
        AssertEqual(0, visitor.Received.Length);
        Clock.Advance(BuiltInTransforms.PonderingTime);

        await visitor.Lost;
        AssertEqual("2:Oh,"u8.ToArray(), visitor.Received);
        AssertEqual(0, Clock.GetDelayedCalls().Count);
    }

    /// <summary>A client that leaves takes its transform along.</summary>
    public async Deferred TestClientThatLeaves()
    {
        var visitor = Visitor.Visit(Reactor, ServeTransforms(), onConnected: static visitor => visitor.Connection.Write("9:ponder.Oh,"u8));
        await Until(() => Clock.GetDelayedCalls().Any(timer => timer.DueTime == BuiltInTransforms.PonderingTime));

        visitor.Connection.AbortConnection();

        await Until(() => Clock.GetDelayedCalls().Count == 0);
    }

    /// <summary>P-XF-04: what cannot be a name cannot be added, nor can a name twice.</summary>
    [Test]
    public void P_XF_04_names_of_transforms()
    {
        var service = BuiltInTransforms.MakeService(Clock);
        foreach (var name in (string[])["", ".", "a.b", "_a", "-a", "1a", "a b", "\u00e9", "cummingsify"])
        {
            AssertRaises<ArgumentException>(() => service.Add(new TextTransform(name, static text => text)));
        }

        service.Add(new TextTransform("a-1_B", static text => text));
    }
}
