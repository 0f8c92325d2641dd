using TrialNet.Defer;
using TrialNet.Fixtures;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Storms;

/// <summary>Crowds at a proxy whose origin is as unreliable as they are.</summary>
public sealed class ProxyStormTests : StormTestCase
{
    private Action<ITransport> _origin = static _ => { };

    /// <summary>P-PX-05 to P-PX-07: an origin that is silent, resets, stops in the middle or ends too early, each time with a crowd that waits for it.</summary>
    public async Task TestOriginThatFails()
    {
        var origin = Serve(new ScriptedServer(transport => _origin(transport)));
        var (server, port, metrics) = await StartWatched(
            $"proxy of {Host}:{origin}", "proxy", "--max-age", "0", "--timeout", "0.2", "--quiet", $"{origin}");
        Behave(Give);
        AssertEqual(Poems.Water, await GetPoem(port));
        var before = await LookAt(server, metrics);

        using var crowd = new RudeCrowd(port, 4, Words);
        for (var wave = 0; wave < Waves; wave++)
        {
            // A client may join a fetch that began before the origin changed.
            foreach (var failure in (Action<ITransport>[])[static _ => { }, Reset, StopInTheMiddle])
            {
                Behave(failure);
                crowd.Come(WaveSize / 3);
                await GetsPoem(port);
            }

            Behave(Give);
            crowd.Come(WaveSize / 3);
            AssertTrue(await GetsPoem(port) || await GetsPoem(port), "the second fetch had an origin that gives");
        }

        crowd.Dispose();
        await AssertRecovered(before, server, metrics);
        var fetches = await Metric(metrics, "poetry_proxy_fetches_total");
        AssertTrue(fetches >= 4 * Waves && fetches <= crowd.Count + (5 * Waves) + 1, $"{fetches} fetches");
        await AssertEnds(server, IsAboutTheOrigin);
    }

    /// <summary>P-PX-05: an origin that goes away while a crowd waits.</summary>
    public async Task TestOriginThatIsGone()
    {
        var connections = new List<ITransport>();
        var origin = Reactor.ListenTcp(0, new ScriptedServer(connections.Add), networkInterface: Host);
        var number = origin.GetHost().Port;
        var (server, port, metrics) = await StartWatched($"proxy of {Host}:{number}", "proxy", "--quiet", $"{number}");
        var before = await LookAt(server, metrics);

        using var crowd = new RudeCrowd(port, 4, Words);
        crowd.Come(WaveSize);
        var waiting = GetPoem(port);
        await Until(() => connections.Count > 0);
        await origin.StopListening();
        connections.ForEach(static connection => connection.AbortConnection());
        await AssertReset(waiting);
        crowd.Come(WaveSize);
        await AssertReset(GetPoem(port));

        crowd.Dispose();
        await AssertRecovered(before, server, metrics);
        await AssertEnds(server, IsAboutTheOrigin);
    }

    /// <summary>Nobody gets a part: the poem, or a reset.</summary>
    private async Deferred<bool> GetsPoem(int port)
    {
        try
        {
            AssertEqual(Poems.Water, await GetPoem(port));
            return true;
        }
        catch (PoemTruncatedException error)
        {
            AssertEqual(0, error.PartialPoem.Length);
            return false;
        }
        catch (ConnectException)
        {
            // The reset was there before the client knew that it was connected.
            return false;
        }
    }

    private static bool IsAboutTheOrigin(string line) => line.StartsWith("poetry proxy: The origin gave no poem: ", StringComparison.Ordinal);

    private void Behave(Action<ITransport> behaviour) => _origin = behaviour;

    private static void Give(ITransport transport)
    {
        transport.Write(Poems.Water);
        transport.LoseConnection();
    }

    private static void Reset(ITransport transport) => transport.AbortConnection();

    private static void StopInTheMiddle(ITransport transport)
    {
        transport.Write(Poems.Water.AsSpan(0, 100));
        transport.AbortConnection();
    }
}
