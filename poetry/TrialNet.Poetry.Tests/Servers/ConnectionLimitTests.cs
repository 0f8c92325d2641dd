using TrialNet.Defer;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Logging;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>What a server puts up with, and what it counts.</summary>
public sealed class ConnectionLimitTests : PoetryTestCase
{
    private static readonly ConnectionLimits Minute = new() { Eviction = TimeSpan.FromMinutes(1) };

    private static readonly byte[] Huge = [.. Poems.Long(), .. Poems.Long(), .. Poems.Long()];

    private readonly ManualClock _clock = new();

    /// <summary>One too many sees a reset, and no empty poem; there is room again when one has left, and the log heard of it once.</summary>
    public async Deferred TestMaxConnections()
    {
        var clients = Limit(new ScriptedServer(static transport => transport.Write(Poems.Shortest)), new ConnectionLimits { MaxConnections = 2 });
        var port = Serve(clients);
        var (one, two) = (Visitor.Visit(Reactor, port), Visitor.Visit(Reactor, port));
        await Until(() => one.Received.Length + two.Received.Length == 2);

        await AssertReset(GetPoem(port));
        await AssertReset(GetPoem(port));
        AssertEqual(2L, clients.RefusedCount);
        AssertEqual("Clients are turned away: there are 2 already.", AssertOne(FlushWarnings()).Message);

        one.Connection.LoseConnection();
        await one.Lost;
        await Until(() => clients.ConnectionCount == 1);
        var three = Visitor.Visit(Reactor, port);
        await Until(() => three.Received.Length == 1);
        AssertEqual(3L, clients.AcceptedCount);
        two.Connection.AbortConnection();
        three.Connection.AbortConnection();
    }

    /// <summary>A client that takes nothing is dropped; one that does is not.</summary>
    public async Deferred TestSleepersAreDropped()
    {
        var spy = new FactorySpy(new FastPoetryFactory(Huge));
        var clients = Limit(spy, Minute);
        var port = Serve(clients);
        var sleeper = Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.PauseProducing());
        await Until(() => clients.ConnectionCount == 1 && sleeper.IsConnected);
        await Settle((ISendingProtocol)spy.Protocols[0]);

        _clock.Advance(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Turn();
        AssertEqual(0L, clients.EvictedCount);
        _clock.Advance(TimeSpan.FromSeconds(30));

        AssertEqual(1L, clients.EvictedCount);
        AssertSubstring("took nothing for 60 s, and was dropped", AssertOne(FlushWarnings()).Message);
        await Until(() => clients.ConnectionCount == 0);
        AssertEqual(1L, clients.BrokenCount);
        sleeper.Connection.ResumeProducing();
        AssertIsInstance<ConnectionLostException>(await sleeper.Lost);
        AssertLess(sleeper.Received.Length, Huge.Length);
    }

    /// <summary>A client that wakes up in between begins anew.</summary>
    public async Deferred TestSlowReadersAreNotDropped()
    {
        var spy = new FactorySpy(new FastPoetryFactory(Huge));
        var clients = Limit(spy, Minute);
        var reader = Visitor.Visit(Reactor, Serve(clients), onConnected: static visitor => visitor.Connection.PauseProducing());
        await Until(() => clients.ConnectionCount == 1 && reader.IsConnected);
        while (clients.ConnectionCount == 1)
        {
            await Settle((ISendingProtocol)spy.Protocols[0]);
            _clock.Advance(TimeSpan.FromSeconds(30));
            _clock.Advance(TimeSpan.FromSeconds(30));
            var before = reader.Received.Length;
            reader.Connection.ResumeProducing();
            await Until(() => reader.Received.Length > before + (8 * 1024 * 1024) || clients.ConnectionCount == 0);
            reader.Connection.PauseProducing();
        }

        reader.Connection.ResumeProducing();
        await reader.Lost;
        AssertEqual(Huge, reader.Received);
        AssertEqual(0L, clients.EvictedCount);
        AssertEqual(1L, clients.AcceptedCount);
        AssertEqual((long)Huge.Length, clients.BytesSent);
    }

    /// <summary>A server that takes its time is not a client that sleeps.</summary>
    public async Deferred TestSlowServersKeepTheirClients()
    {
        var clients = Limit(new SlowPoetryFactory(_clock, Poems.Echo, new Pace(400, TimeSpan.FromHours(1))), Minute);
        var visitor = Visitor.Visit(Reactor, Serve(clients));
        await Until(() => visitor.Received.Length == 400);

        for (var minutes = 0; minutes < 59; minutes++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        AssertEqual(1, clients.ConnectionCount);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Until(() => visitor.Received.Length == Poems.Echo.Length);
        _clock.Advance(TimeSpan.FromHours(1));
        await visitor.Lost;
    }

    /// <summary>A slow server that is faster than its client waits for it, and sends neither a burst afterwards nor anything twice.</summary>
    public async Deferred TestPacedPoemAndAClientThatSleeps()
    {
        var pace = new Pace(16 * 1024, TimeSpan.FromSeconds(1));
        var visitor = Visitor.Visit(Reactor, Serve(new SlowPoetryFactory(_clock, Huge, pace)), onConnected: static visitor => visitor.Connection.PauseProducing());
        await Until(() => _clock.GetDelayedCalls().Count == 1);
        await Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return _clock.GetDelayedCalls().Count == 0;
        });

        visitor.Connection.ResumeProducing();
        await Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return visitor.Lost.IsCalled;
        });

        AssertEqual(Huge, visitor.Received);
    }

    /// <summary>Another factory in its place: who is there stays with the one before, which hears when the last of them has left; limits are for all.</summary>
    public async Deferred TestReplacedFactory()
    {
        var first = new FactorySpy(new SlowPoetryFactory(_clock, Poems.Echo, new Pace(10, TimeSpan.FromHours(1))));
        var clients = Limit(first, new ConnectionLimits { Eviction = TimeSpan.FromMinutes(1) });
        var port = Serve(clients);
        var visitor = Visitor.Visit(Reactor, port);
        await Until(() => visitor.Received.Length > 0);

        var gone = clients.Replace(new FastPoetryFactory(Poems.Water), new ConnectionLimits { MaxConnections = 2 });

        AssertEqual(Poems.Water, await GetPoem(port));
        AssertFalse(gone.IsCalled);
        AssertEqual(Poems.Echo.AsSpan(0, 10), visitor.Received);
        var full = clients.Replace(new FastPoetryFactory(Poems.Water), new ConnectionLimits { MaxConnections = 1 });
        await AssertReset(GetPoem(port));
        AssertEqual("Clients are turned away: there are 1 already.", AssertOne(FlushWarnings()).Message);
        visitor.Connection.AbortConnection();
        await gone;
        await full;
        await Until(() => clients.ConnectionCount == 0);
        AssertEqual(Poems.Water, await GetPoem(port));
    }

    /// <summary>A rate is kept, also one that is less than a chunk, and over all.</summary>
    public void TestRates()
    {
        AssertEqual(new Pace(100, TimeSpan.FromSeconds(0.1)), Pace.OfRate(1000));
        AssertEqual(new Pace(1, TimeSpan.FromSeconds(0.5)), Pace.OfRate(2));
        AssertEqual(new Pace(1, TimeSpan.FromSeconds(1)), Pace.OfRate(1));
        AssertRaises<ArgumentOutOfRangeException>(() => Pace.OfRate(0));
    }

    private static T AssertOne<T>(IReadOnlyList<T> items)
    {
        AssertEqual(1, items.Count);
        return items[0];
    }

    private DrainingFactory Limit(IProtocolFactory server, ConnectionLimits limits) =>
        new(server, _clock, limits, new ScopeLoggerFactory().CreateLogger("server"));

    private int Serve(DrainingFactory clients)
    {
        SkipWhereConnectionsBreak();
        var port = Reactor.ListenTcp(0, clients, networkInterface: Host);
        AddCleanup(() => port.StopListening().AddCallback(_ => clients.WhenEmpty()).AddCallback(_ => AssertEqual(0, _clock.GetDelayedCalls().Count)));
        return port.GetHost().Port;
    }

    // All that the system has room for is sent, so that nothing moves any more.
    private async Deferred Settle(ISendingProtocol server)
    {
        var sent = -1L;
        for (var turns = 0; turns < 20; turns++)
        {
            await Turn();
            if (server.BytesSent != sent)
            {
                (sent, turns) = (server.BytesSent, 0);
            }
        }
    }
}
