using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>What <see cref="TransformClient.Transform"/> makes of transform servers, good and bad.</summary>
public sealed class TransformClientTests : PoetryTestCase
{
    /// <summary>P-XF-02, P-NS-11: name and poem arrive as they are, dots, empty poems and long characters included.</summary>
    public async Deferred TestRequests()
    {
        var requests = new List<string>();
        var server = Serve(new TransformPeer((transport, request) =>
        {
            requests.Add(request);
            transport.Write(TransformPeer.Frame(request));
            transport.LoseConnection();
        }));
        foreach (var poem in (string[])["a.b..", "", "ÉÀ ☃ 𝄞"])
        {
            AssertEqual($"name.{poem}", Encoding.UTF8.GetString(await Transform(server, poem)));
        }

        AssertEqual(["name.a.b..", "name.", "name.ÉÀ ☃ 𝄞"], requests);
    }

    /// <summary>P-NS-01, P-NS-08: an answer in single bytes, an empty answer.</summary>
    public async Deferred TestAnswersInPieces()
    {
        var empty = Serve(new TransformPeer(static (transport, _) => transport.Write("0:,"u8)));
        AssertEqual(0, (await Transform(empty)).Length);

        var answer = TransformPeer.Frame("an answer");
        var position = 0;
        var dribble = Serve(new TransformPeer((transport, _) => SendNext(transport)));
        AssertEqual("an answer"u8.ToArray(), await Transform(dribble));

        void SendNext(ITransport transport)
        {
            transport.Write(answer.AsSpan(position++, 1));
            if (position < answer.Length)
            {
                Reactor.CallLater(TimeSpan.Zero, () => SendNext(transport));
            }
        }
    }

    /// <summary>P-XF-06: the first answer counts; what comes after it, a second one or a reset, changes nothing.</summary>
    public async Deferred TestFirstAnswerCounts()
    {
        var twice = Serve(new TransformPeer(static (transport, _) => transport.Write("1:a,1:b,garbage"u8)));

        AssertEqual("a"u8.ToArray(), await Transform(twice));
    }

    /// <summary>P-NS-05, P-XF-08: as long as can be, and one byte more.</summary>
    public async Deferred TestLengths()
    {
        var server = Serve(TransformPeer.Good);
        var longest = new string('x', TransformClient.MaxLength - "name.".Length);

        AssertEqual(longest.Length, (await Transform(server, longest)).Length);
        var error = await AssertFailure<TransformException>(Transform(server, longest + "x"));
        AssertEqual("The poem is too long: transform servers take 99999 bytes, name included.", error.Message);
    }

    /// <summary>P-XF-06: refused, closed, reset, garbage, silence: one failure each, and the connection is gone.</summary>
    public async Deferred TestFailures()
    {
        await AssertFailure<ConnectionRefusedException>(Transform(await GetClosedPort()));
        await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (transport, _) => transport.LoseConnection()))));
        await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (transport, _) => transport.AbortConnection()))));
        await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (transport, _) => transport.Write("007:answers,"u8)))));
        var silent = Transform(Serve(new TransformPeer(static (_, _) => { })), timeout: 0.05);
        AssertEqual("The server did not answer in 0.05 s.", (await AssertFailure<TransformException>(silent)).Message);
    }

    /// <summary>P-XF-06: given up, before or after there is a connection.</summary>
    public async Deferred TestCancel()
    {
        var early = Transform(Serve(TransformPeer.Good));
        early.Cancel();
        await AssertFailure<CancelledException>(early);

        var asked = new Deferred<Unit>();
        var late = Transform(Serve(new TransformPeer((_, _) => asked.Callback(Unit.Value))));
        await asked;
        late.Cancel();
        await AssertFailure<CancelledException>(late);
    }

    /// <summary>P-XF-04: what cannot be a name is refused at once.</summary>
    public void TestNames()
    {
        AssertRaises<ArgumentException>(() => TransformClient.Transform(Reactor, new PoemAddress(Host, 1), "", default));
        AssertRaises<ArgumentException>(() => TransformClient.Transform(Reactor, new PoemAddress(Host, 1), "a.b", default));
    }

    private Deferred<byte[]> Transform(int port, string poem = "POEM", double timeout = 30) =>
        TransformClient.Transform(Reactor, new PoemAddress(Host, port), "name", Encoding.UTF8.GetBytes(poem), TimeSpan.FromSeconds(timeout));
}
