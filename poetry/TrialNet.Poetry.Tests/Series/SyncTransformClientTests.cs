using System.Net.Sockets;
using System.Text;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Series.Part12Sync;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>The transform client that blocks, in a thread of its own, against the test's servers: what holds for the other one holds for it.</summary>
public sealed class SyncTransformClientTests : PoetryTestCase
{
    /// <summary>It is real.</summary>
    public void SetUp() => SkipInSimulation("a client that blocks cannot reach a simulated network");

    /// <summary>P-XF-02, P-NS-11: name and poem arrive as they are.</summary>
    public async Task TestRequests()
    {
        var requests = new List<string>();
        var server = Serve(new TransformPeer((transport, request) =>
        {
            requests.Add(request);
            transport.Write(TransformPeer.Frame(request));
        }));
        foreach (var poem in (string[])["a.b..", "", "ÉÀ ☃ 𝄞", new('x', TransformClient.MaxLength - "name.".Length)])
        {
            AssertEqual($"name.{poem}", Encoding.UTF8.GetString(await Transform(server, poem)));
        }

        AssertEqual(4, requests.Count);
    }

    /// <summary>P-NS-08, P-XF-06: an empty answer; the first of two counts.</summary>
    public async Task TestAnswers()
    {
        AssertEqual("", Encoding.UTF8.GetString(await Transform(ServeAnswer("0:,"))));
        AssertEqual("a", Encoding.UTF8.GetString(await Transform(ServeAnswer("1:a,1:b,garbage"))));
    }

    /// <summary>P-NS-03, P-NS-04, P-NS-06: what is no netstring.</summary>
    public async Task TestGarbage()
    {
        foreach (var answer in (string[])[":a,", "01:a,", "+1:a,", "1;a,", "100000:", "999999999999999999", "1:ab", "xyz"])
        {
            var error = await AssertFailure<TransformException>(Transform(ServeAnswer(answer)));
            AssertTrue(error.Message.StartsWith("The server's answer is no netstring: ", StringComparison.Ordinal), $"{answer}: {error.Message}");
        }
    }

    /// <summary>P-XF-06: refused, closed, cut, too long, silence.</summary>
    public async Task TestFailures()
    {
        await AssertFailure<SocketException>(Transform(await GetClosedPort()));
        await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (transport, _) => transport.LoseConnection()))));
        await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (transport, _) =>
        {
            transport.Write("10:half"u8);
            transport.LoseConnection();
        }))));
        await AssertFailure<TransformException>(Transform(1, new string('x', TransformClient.MaxLength)));
        var silent = await AssertFailure<TransformException>(Transform(Serve(new TransformPeer(static (_, _) => { })), timeout: 0.05));
        AssertEqual("The server did not answer in 0.05 s.", silent.Message);
    }

    private int ServeAnswer(string answer) => Serve(new TransformPeer((transport, _) => transport.Write(Encoding.ASCII.GetBytes(answer))));

    private static Task<byte[]> Transform(int port, string poem = "POEM", double timeout = 30)
    {
        var over = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Body) { IsBackground = true, Name = "transform client" }.Start();
        return over.Task;

        void Body()
        {
            using var run = new SeriesRun(static () => throw new InvalidOperationException("It has no reactor."), Stream.Null, TextWriter.Null)
            {
                Addresses = [],
                TransformServer = new PoemAddress(Host, port),
                Timeout = TimeSpan.FromSeconds(timeout),
            };
            try
            {
                over.SetResult(SyncTransformClient.Transform(run, "name", Encoding.UTF8.GetBytes(poem)));
            }
            catch (Exception error)
            {
                over.SetException(error);
            }
        }
    }
}
