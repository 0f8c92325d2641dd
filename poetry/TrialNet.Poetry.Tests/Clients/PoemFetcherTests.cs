using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Protocols;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>Limits, attempts and framing of one download.</summary>
public sealed class PoemFetcherTests : PoetryTestCase
{
    private readonly RecordingListener _listener = new();

    /// <summary>P-ONE-05, P-ONE-06: a poem in single bytes, an empty poem; nobody knows whether they are whole.</summary>
    public async Deferred TestPlainPoems()
    {
        var water = await Fetch(Serve(new SlowPoetryFactory(Reactor, Poems.Water, new Pace(1, TimeSpan.Zero))));
        var empty = await Fetch(Serve(new FastPoetryFactory(Poems.Empty)));

        AssertEqual((false, 1), (water.IsVerified, water.Attempts));
        AssertEqual(Poems.Water, water.Bytes);
        AssertEqual((0, null), (empty.Bytes.Length, empty.FirstByte));
        AssertEqual(["connecting 1", "connected 1", "connecting 1", "connected 1"], _listener.Heard);
    }

    /// <summary>P-NS-01: a framed poem is known to be whole, however it is cut, also if the server neither closes nor falls silent.</summary>
    public async Deferred TestFramedPoems()
    {
        byte[] framed = [.. "618:"u8, .. Poems.Water, (byte)','];
        var dribbled = await Fetch(Serve(new SlowPoetryFactory(Reactor, framed, new Pace(1, TimeSpan.Zero))), Framed);
        var open = await Fetch(Serve(new ScriptedServer(transport => transport.Write([.. framed, .. "garbage"u8]))), Framed);

        AssertTrue(dribbled.IsVerified && open.IsVerified);
        AssertEqual(Poems.Water, dribbled.Bytes);
        AssertEqual(Poems.Water, open.Bytes);
    }

    /// <summary>P-NS-09, P-ONE-08: with framing, a clean end in the middle is no end.</summary>
    public async Deferred TestFramedPoemThatEndsInTheMiddle()
    {
        var port = Serve(new FastPoetryFactory("10:half"u8.ToArray()));
        var error = await AssertFailure<PoemTruncatedException>(Fetch(port, Framed));

        AssertEqual($"The server at {Host}:{port} closed the connection in the middle of the poem, after 7 bytes.", error.Message);
        await AssertFailure<PoemTruncatedException>(Fetch(Serve(new FastPoetryFactory(Poems.Empty)), Framed));
    }

    /// <summary>P-NS-03, P-NS-04: what is no netstring, and one that is too long, of which nothing but the digits is waited for.</summary>
    public async Deferred TestFramedPoemsThatAreNone()
    {
        await AssertFailure<NetstringParseException>(Fetch(Serve(new FastPoetryFactory(Poems.Orrery)), Framed));
        await AssertFailure<NetstringParseException>(Fetch(Serve(new FastPoetryFactory("5:hello;"u8.ToArray())), Framed));
        await AssertFailure<NetstringParseException>(
            Fetch(Serve(new ScriptedServer(static transport => transport.Write("1001:"u8))), request => Framed(request) with { MaxBytes = 1000 }));
    }

    /// <summary>A server that never ends does not fill the memory.</summary>
    public async Deferred TestLongestPoem()
    {
        var server = Serve(new FastPoetryFactory(Poems.Tides));

        AssertEqual(Poems.Tides, (await Fetch(server, static request => request with { MaxBytes = 3003 })).Bytes);
        var error = await AssertFailure<PoemTooLongException>(Fetch(server, static request => request with { MaxBytes = 3002 }));
        AssertEqual($"The poem of {Host}:{server} is longer than 3002 bytes.", error.Message);
    }

    /// <summary>Silence and slowness are two limits: the first counts from each byte, the second from the beginning.</summary>
    public async Deferred TestLimitsOfTime()
    {
        var silent = Serve(new ScriptedServer(static transport => transport.Write("half"u8)));
        var slow = Serve(new SlowPoetryFactory(Reactor, Poems.Tides, new Pace(1, TimeSpan.FromMilliseconds(20))));

        var silence = await AssertFailure<PoemTimeoutException>(Fetch(silent, static request => request with { IdleTimeout = TimeSpan.FromSeconds(0.5) }));
        var total = await AssertFailure<TotalTimeoutException>(Fetch(
            slow, static request => request with { IdleTimeout = TimeSpan.FromSeconds(20), TotalTimeout = TimeSpan.FromSeconds(0.2) }));

        AssertEqual(4, silence.BytesReceived);
        AssertMatches($@"^The poem of 127\.0\.0\.1:{slow} was not there in 0\.2 s; {total.BytesReceived} bytes had come\.$", total.Message);
    }

    /// <summary>P-ONE-07: again after a failure without a byte, with a pause that grows; the attempts are counted.</summary>
    public async Deferred TestAttempts()
    {
        var visits = 0;
        var port = Serve(new ScriptedServer(transport =>
        {
            if (++visits < 3)
            {
                transport.AbortConnection();
                return;
            }

            transport.Write("poem"u8);
            transport.LoseConnection();
        }));

        var poem = await Fetch(port, static request => request with { Retries = 2 });

        AssertEqual("poem"u8.ToArray(), poem.Bytes);
        AssertEqual(3, poem.Attempts);
        AssertEqual([TimeSpan.FromSeconds(0.15), TimeSpan.FromSeconds(0.3)], _listener.Pauses);
    }

    /// <summary>P-ONE-07: when all attempts have failed, the last failure is the result.</summary>
    public async Deferred TestAttemptsRunOut()
    {
        var closed = await GetClosedPort();

        await AssertFailure<ConnectionRefusedException>(Fetch(closed, static request => request with { Retries = 1 }));

        AssertEqual(["connecting 1", "retrying 1", "connecting 2"], _listener.Heard);
    }

    /// <summary>P-ONE-08: half a poem may have been all there is, and is not asked for again; with framing it is known to be half.</summary>
    public async Deferred TestBrokenInTheMiddle()
    {
        var visits = 0;
        var port = Serve(new ScriptedServer(transport =>
        {
            transport.Write(++visits < 3 ? "4:po"u8 : "4:poem,"u8);
            if (visits < 3)
            {
                _ = AbortWhenAllHasCome(transport, "4:po".Length);
            }
        }));

        await AssertFailure<PoemTruncatedException>(Fetch(port, static request => request with { Retries = 5 }));
        AssertEqual("poem"u8.ToArray(), (await Fetch(port, static request => Framed(request) with { Retries = 5 })).Bytes);

        AssertEqual(3, visits);
    }

    /// <summary>Names that nobody knows are not asked for twice.</summary>
    public async Deferred TestUnknownHostIsNotRepeated()
    {
        var request = new PoemRequest(new PoemAddress(new string('a', 64) + ".invalid", 1)) { Retries = 3 };

        await AssertFailure<DnsLookupException>(new PoemFetcher(Reactor, request, _listener, static () => 0).Fetch());

        AssertEqual(["connecting 1"], _listener.Heard);
    }

    /// <summary>The pauses double up to ten seconds, and chance takes up to a half of each.</summary>
    public void TestPauses()
    {
        double[] calm = [.. Enumerable.Range(1, 8).Select(static attempt => PoemFetcher.PauseAfter(attempt, 0).TotalSeconds)];

        AssertEqual([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10, 10], calm);
        AssertEqual(TimeSpan.FromSeconds(10), PoemFetcher.PauseAfter(1000, 0));
        AssertEqual(TimeSpan.FromSeconds(0.15), PoemFetcher.PauseAfter(1, 0.5));
    }

    /// <summary>Given up while connecting, while waiting for bytes, and between two attempts: nothing is left then, and nobody is told of failures.</summary>
    public async Deferred TestCancel()
    {
        var early = Fetch(Serve(new FastPoetryFactory(Poems.Tides)));
        early.Cancel();
        await AssertFailure<CancelledException>(early);

        var server = new ScriptedServer();
        var late = Fetch(Serve(server));
        await server.Connected;
        await Until(() => _listener.Heard.Contains("connected 1"));
        late.Cancel();
        await AssertFailure<CancelledException>(late);
        AssertIsInstance<ConnectionLostException>(await server.Lost);

        var pausing = Fetch(await GetClosedPort(), static request => request with { Retries = 9 });
        await Until(() => _listener.Pauses.Count > 0);
        pausing.Cancel();
        await AssertFailure<CancelledException>(pausing);
    }

    /// <summary>R-UNIX-02: by path.</summary>
    public async Deferred TestUnixSocket()
    {
        SkipInSimulation("paths are the system's");
        var path = Path.Combine(Path.GetTempPath(), $"poem-{Guid.NewGuid():n}");
        var port = Reactor.ListenUnix(path, new FastPoetryFactory(Poems.Orrery));
        AddCleanup(() => port.StopListening());

        var request = new PoemRequest(PoemAddress.Parse($"unix:{path}"));

        AssertEqual(Poems.Orrery, (await new PoemFetcher(Reactor, request, _listener, static () => 0).Fetch()).Bytes);
    }

    /// <summary>R-CONN-03: a path that is not there is told as one, by its name.</summary>
    public async Deferred TestMissingUnixSocket()
    {
        SkipInSimulation("paths are the system's");
        var path = Path.Combine(Path.GetTempPath(), $"poem-{Guid.NewGuid():n}");
        var request = new PoemRequest(PoemAddress.Parse($"unix:{path}"));

        var error = await AssertFailure<ConnectException>(new PoemFetcher(Reactor, request, _listener, static () => 0).Fetch());

        AssertEqual($"connecting to unix:{path} failed: there is no such path", DownloadError.Describe(error));
    }

    // A reset overtakes what is still on its way.
    private async Deferred AbortWhenAllHasCome(ITransport transport, int count)
    {
        await Until(() => _listener.Total == count);
        transport.AbortConnection();
    }

    private static PoemRequest Framed(PoemRequest request) => request with { Framing = PoemFraming.Netstring };

    private Deferred<FetchedPoem> Fetch(int port, Func<PoemRequest, PoemRequest>? change = null)
    {
        var request = new PoemRequest(new PoemAddress(Host, port));
        return new PoemFetcher(Reactor, change?.Invoke(request) ?? request, _listener, static () => 0.5).Fetch();
    }
}
