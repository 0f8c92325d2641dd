using System.Text;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>Clients 6.0, 7.0 and 8.0: poems by way of a transform server.</summary>
public sealed class TransformingClientTests : SeriesTestCase
{
    private static readonly string Orrery = Encoding.UTF8.GetString(Poems.Orrery);

    private IEnumerable<SeriesClient> Transforming => Clients.Where(static client => client.TakesTransformServer);

    /// <summary>P-XF-01, P-XF-06: transformed, and printed as each comes.</summary>
    public Task TestTransformedPoems()
    {
        var (transform, first, second) = (Serve(TransformPeer.Good), Serve(new FastPoetryFactory(Poems.Orrery)), Serve(new FastPoetryFactory(Poems.Water)));
        return ForEach(Transforming, async client =>
        {
            var result = await Run(client, Addresses(first, second), transformServer: transform);

            AssertEqual((0, ""), (result.ExitCode, result.Error));
            AssertSubstring(Orrery.ToLowerInvariant() + "\n", result.Text);
            AssertSubstring(Encoding.UTF8.GetString(Poems.Water).ToLowerInvariant() + "\n", result.Text);
        });
    }

    /// <summary>P-XF-07: whatever is wrong with the transform server, the original poem comes, and one line tells that it is the original.</summary>
    public async Task TestTransformFails()
    {
        var poem = Serve(new FastPoetryFactory(Poems.Orrery));
        (int Port, string Reason)[] servers =
        [
            (await GetClosedPort(), "refused the connection."),
            (Serve(new TransformPeer(static (transport, _) => transport.LoseConnection())), "The server closed the connection without an answer."),
            (Serve(new TransformPeer(static (transport, _) => transport.AbortConnection())), "The connection was lost before the answer."),
            (Serve(new TransformPeer(static (transport, _) => transport.Write("xx:garbage"u8))), "The server's answer is no netstring: 'x' stands where a digit should."),
            (Serve(new TransformPeer(static (transport, _) =>
            {
                transport.Write("600:half"u8);
                transport.LoseConnection();
            })), "The server closed the connection without an answer."),
            (Serve(new TransformPeer(static (transport, _) => transport.Write("100000:"u8))), "The server's answer is no netstring: A length is above the limit of 99999."),
            (Serve(new TransformPeer(static (_, _) => { })), "The server did not answer in 0.5 s."),
        ];
        await Task.WhenAll(servers.Select(server => ForEach(Transforming, async client =>
        {
            var result = await Run(client, Addresses(poem), timeout: 0.5, transformServer: server.Port);

            AssertEqual((0, Orrery + "\n"), (result.ExitCode, result.Text));
            AssertEqual(1, result.Errors.Length);
            AssertTrue(result.Error.StartsWith("Cummingsify failed!", StringComparison.Ordinal), result.Error);
            if (client.Name == "7.0")
            {
                AssertTrue(result.Errors[0].EndsWith(server.Reason, StringComparison.Ordinal), result.Error);
            }
        })));
    }

    /// <summary>P-XF-07: a download that fails is told, and asks for no transform.</summary>
    public async Task TestDownloadFails()
    {
        var (closed, poem, transform) = (await GetClosedPort(), Serve(new FastPoetryFactory(Poems.Orrery)), Serve(TransformPeer.Good));
        await ForEach(Transforming, async client =>
        {
            var result = await Run(client, Addresses(closed, poem), transformServer: transform);

            AssertEqual((1, Orrery.ToLowerInvariant() + "\n"), (result.ExitCode, result.Text));
            AssertEqual(1, result.Errors.Length);
            AssertTrue(result.Error.StartsWith("The poem download failed", StringComparison.Ordinal), result.Error);
        });
    }
}
