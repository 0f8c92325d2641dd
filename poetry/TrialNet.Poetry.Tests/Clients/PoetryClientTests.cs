using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Clients;

/// <summary>What <see cref="PoetryClient.GetPoem(IReactor, string, int, TimeSpan?)"/> makes of servers, good and bad.</summary>
public sealed class PoetryClientTests : PoetryTestCase
{
    private readonly ManualClock _clock = new();

    /// <summary>P-ONE-09: whatever becomes of one download, the others come.</summary>
    public async Deferred TestSeveralServersAtOnce()
    {
        var closed = await GetClosedPort();
        var tides = GetPoem(Serve(new FastPoetryFactory(Poems.Tides)));
        var nothing = GetPoem(closed);
        var echo = GetPoem(Serve(new SlowPoetryFactory(Reactor, Poems.Echo, new Pace(100, TimeSpan.Zero))));

        await AssertFailure<ConnectionRefusedException>(nothing);
        AssertEqual(Poems.Tides, await tides);
        AssertEqual(Poems.Echo, await echo);
    }

    /// <summary>P-ONE-05: one byte at a time, so that every character of more than one byte comes in pieces.</summary>
    public Deferred TestDribbledPoem() =>
        GetPoem(Serve(new SlowPoetryFactory(Reactor, Poems.Water, new Pace(1, TimeSpan.Zero))))
            .AddCallback(poem => AssertEqual(Poems.Water, poem));

    /// <summary>P-ONE-06: a server that accepts and closes has served the empty poem.</summary>
    public Deferred TestEmptyPoemIsSuccess() =>
        GetPoem(Serve(new ScriptedServer(static transport => transport.LoseConnection())))
            .AddCallback(static poem => AssertEqual(0, poem.Length));

    /// <summary>P-ONE-08: half a poem and a reset is a failure, which carries the half.</summary>
    public Deferred TestServerGoneInTheMiddle() => AssertTruncated(Poems.Tides[..1500]);

    /// <summary>P-ONE-08: a reset without a byte is no empty poem.</summary>
    public Deferred TestServerGoneAtOnce() => AssertTruncated(Poems.Empty);

    /// <summary>P-ONE-08: there is no end mark, so a clean close in the middle is the end.</summary>
    public Deferred TestCleanCloseInTheMiddleIsTheEnd()
    {
        var half = Poems.Tides[..1500];
        var server = new ScriptedServer(transport =>
        {
            transport.Write(half);
            transport.LoseConnection();
        });
        return GetPoem(Serve(server)).AddCallback(poem => AssertEqual(half, poem));
    }

    /// <summary>No client waits for ever: silence fails, with what came before it.</summary>
    public async Deferred TestServerThatFallsSilent()
    {
        var half = Poems.Tides[..1500];
        var timeout = await FallSilentAfter(half);

        AssertEqual(half, timeout.PartialPoem.Span);
        AssertMatches($@"^The server at {Host}:\d+ was silent for 0\.05 s, after 1500 bytes\.$", timeout.Message);
    }

    /// <summary>No client waits for ever: a server that never says a word.</summary>
    public async Deferred TestServerThatIsSilent()
    {
        var timeout = await FallSilentAfter(Poems.Empty);

        AssertEqual(0, timeout.PartialPoem.Length);
    }

    /// <summary>P-ONE-07: a name that no resolver may know (RFC 2606), with a part too long for anyone to ask about.</summary>
    public Deferred TestUnknownHost() =>
        AssertFailure<DnsLookupException>(PoetryClient.GetPoem(Reactor, new string('a', 64) + ".invalid", 10000));

    /// <summary>P-ONE-07: a poem that is given up is neither success nor loss, and the connection goes at once.</summary>
    public async Deferred TestCancellingDropsTheConnection()
    {
        var server = new ScriptedServer();
        var client = new PoetryClientFactory(Reactor, timeout: TimeSpan.FromDays(1));
        var isConnected = false;
        Reactor.ConnectTcp(Host, Serve(server), new Observer(client, _ => isConnected = true));
        await server.Connected;
        await Until(() => isConnected);

        client.Poem.Cancel();

        AssertIsInstance<ConnectionLostException>(await server.Lost);
        await AssertFailure<CancelledException>(client.Poem);
    }

    /// <summary>P-ONE-07: given up before the connection is there.</summary>
    public async Deferred TestCancellingStopsTheAttempt()
    {
        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        var isConnected = false;
        var observer = new Observer(client, _ => isConnected = true);
        var connector = Reactor.ConnectTcp(Host, Serve(new FastPoetryFactory(Poems.Tides)), observer);

        client.Poem.Cancel();

        await Until(() => connector.State == ConnectorState.Disconnected);
        AssertFalse(isConnected);
        await AssertFailure<CancelledException>(client.Poem);
    }

    /// <summary>What cannot be an address, or a time to wait, is refused at once.</summary>
    public void TestBadArguments()
    {
        AssertRaises<ArgumentOutOfRangeException>(() => GetPoem(0));
        AssertRaises<ArgumentOutOfRangeException>(() => GetPoem(65536));
        AssertRaises<ArgumentOutOfRangeException>(() => GetPoem(10000, TimeSpan.Zero));
    }

    private async Deferred<PoemTimeoutException> FallSilentAfter(byte[] part)
    {
        var client = new PoetryClientFactory(_clock, TimeSpan.FromSeconds(0.05));
        var received = -1;
        var port = Serve(new ScriptedServer(transport => transport.Write(part)));
        Reactor.ConnectTcp(Host, port, new Observer(client, count => received = count));
        await Until(() => received == part.Length);

        // It gives the server one more turn.
        _clock.Advance(TimeSpan.FromSeconds(0.05));
        _clock.Advance(TimeSpan.Zero);

        return await AssertFailure<PoemTimeoutException>(client.Poem);
    }

    private async Deferred AssertTruncated(byte[] part)
    {
        var server = new ScriptedServer(transport => transport.Write(part));
        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        var received = -1;
        Reactor.ConnectTcp(Host, Serve(server), new Observer(client, count => received = count));

        // A reset overtakes what is still on its way, and even the handshake.
        var connection = await server.Connected;
        await Until(() => received == part.Length);
        connection.AbortConnection();

        var truncated = await AssertFailure<PoemTruncatedException>(client.Poem);
        AssertEqual(part, truncated.PartialPoem.Span);
        AssertIsInstance<ConnectionLostException>(truncated.InnerException);
    }
}
