using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers.Proxies;

/// <summary>What every version of the proxy must do; each of them inherits these tests, and those of every poem server.</summary>
public abstract class ProxyTestCase : ServerTestCase
{
    private protected ManualClock Clock { get; } = new();

    private protected ManualOrigin Origin { get; } = new();

    /// <summary>P-PX-01, P-PX-02: fetched once, and given again when the origin is long gone.</summary>
    [Test]
    public async Deferred P_PX_01_poem_is_fetched_and_kept()
    {
        SkipWhereConnectionsBreak();
        var origin = Reactor.ListenTcp(0, new FastPoetryFactory(Poems.Water), networkInterface: Host);
        var service = MakeService(() => GetPoem(origin.GetHost().Port));
        var port = ServeProxy(service);

        AssertEqual(Poems.Water, await GetPoem(port));
        await origin.StopListening();
        AssertEqual(Poems.Water, await GetPoem(port));
        AssertEqual(Poems.Water, await GetPoem(port));

        AssertEqual(1, service.FetchCount);
        AssertEqual(2, service.HitCount);
    }

    /// <summary>P-PX-03: an origin that has the poem at once, one that throws, and one that takes its time.</summary>
    [Test]
    public async Deferred P_PX_03_answers_now_and_later()
    {
        AssertEqual(Poems.Echo, await GetPoem(ServeProxy(MakeService(static () => Deferred.Succeed(Poems.Echo)))));
        AssertEqual(Poems.Echo, await GetPoem(ServeProxy(MakeService(() => Later(Poems.Echo)))));
        await AssertReset(GetPoem(ServeProxy(MakeService(static () => throw new TimeZoneNotFoundException()))));
        AssertEqual(1, FlushLoggedErrors<TimeZoneNotFoundException>().Count);
    }

    /// <summary>P-PX-04: who comes during a fetch joins it, and all get the poem in the order in which they came.</summary>
    [Test]
    public async Deferred P_PX_04_requests_join_the_fetch()
    {
        var service = MakeService(Origin.Fetch);
        var order = new List<int>();
        var waiting = Enumerable.Range(0, 5).Select(number => Get(service).AddCallback(poem =>
        {
            order.Add(number);
            return poem;
        })).ToList();
        var proxy = Spied(service);
        var visitor = GetPoem(Serve(proxy));
        await Until(() => proxy.Protocols.Count == 1);

        AssertEqual(1, Origin.Fetches.Count);
        Origin.Fetches[0].Callback(Poems.Tides);

        AssertEqual(Poems.Tides, await visitor);
        AssertEqual([0, 1, 2, 3, 4], order);
        foreach (var poem in waiting)
        {
            AssertEqual(Poems.Tides, await poem);
        }
    }

    /// <summary>P-PX-05: nobody listens there; all who wait see a reset and no empty poem, the log hears of it once, and the next request tries again.</summary>
    [Test]
    public async Deferred P_PX_05_origin_that_is_down()
    {
        var closed = await GetClosedPort();
        var isUp = false;
        var origin = Serve(new FastPoetryFactory(Poems.Orrery));
        var port = ServeProxy(MakeService(() => GetPoem(isUp ? origin : closed)));

        var (one, two) = (GetPoem(port), GetPoem(port));
        await AssertReset(one);
        await AssertReset(two);
        AssertTrue(FlushLoggedErrors<ConnectionRefusedException>().Count is 1 or 2);

        isUp = true;
        AssertEqual(Poems.Orrery, await GetPoem(port));
    }

    /// <summary>P-PX-05: half a poem is not kept, nor given.</summary>
    [Test]
    public async Deferred P_PX_05_half_a_poem()
    {
        var port = ServeProxy(MakeService(Origin.Fetch));

        var visitor = GetPoem(port);
        await Until(() => Origin.Fetches.Count == 1);
        Origin.Fetches[0].Errback(new PoemTruncatedException("cut") { PartialPoem = Poems.Echo.AsMemory(0, 100) });
        await AssertReset(visitor);
        AssertEqual(1, FlushLoggedErrors<PoemTruncatedException>().Count);

        visitor = GetPoem(port);
        await Until(() => Origin.Fetches.Count == 2);
        Origin.Fetches[1].Callback(Poems.Echo);
        AssertEqual(Poems.Echo, await visitor);
    }

    /// <summary>P-PX-06: those who stay get the poem, whoever leaves.</summary>
    [Test]
    public async Deferred P_PX_06_one_leaves_and_others_stay()
    {
        var proxy = Spied(MakeService(Origin.Fetch));
        var port = Serve(proxy);
        var leaver = Visitor.Visit(Reactor, port);
        await Until(() => Origin.Fetches.Count == 1);
        var stayer = GetPoem(port);
        await Until(() => proxy.Protocols.Count == 2);

        leaver.Connection.AbortConnection();
        await leaver.Lost;
        await Turn();
        Origin.Fetches[0].Callback(Poems.Echo);

        AssertEqual(Poems.Echo, await stayer);
        AssertEqual(0, Origin.Cancelled);
    }

    /// <summary>P-PX-08: cancelling after the answer, and while others are being answered, changes nothing.</summary>
    [Test]
    public void P_PX_08_cancelling_late()
    {
        var service = MakeService(Origin.Fetch);
        var outcomes = new List<string>();
        Deferred<byte[]>? second = null;
        var first = Get(service);
        first.AddCallback(_ =>
        {
            outcomes.Add("first");
            second!.Cancel();
        });
        second = Get(service);
        second.AddCallbacks(_ => outcomes.Add("second"), failure => outcomes.Add(failure.Check<CancelledException>() is null ? "failed" : "cancelled"));

        Origin.Fetches[0].Callback(Poems.Echo);
        first.Cancel();
        second.Cancel();

        AssertEqual(["first", "cancelled"], outcomes);
        AssertEqual(0, Origin.Cancelled);
        AssertFalse(service.IsFetching);
    }

    /// <summary>P-PX-09: an empty poem is known like any other.</summary>
    [Test]
    public async Deferred P_PX_09_empty_poem()
    {
        var service = MakeService(static () => Deferred.Succeed(Poems.Empty));
        var port = ServeProxy(service);

        AssertEqual(Poems.Empty, await GetPoem(port));
        AssertEqual(Poems.Empty, await GetPoem(port));

        AssertEqual(1, service.FetchCount);
    }

    /// <summary>P-PX-10: a proxy is a server, also for a proxy.</summary>
    [Test]
    public async Deferred P_PX_10_proxies_of_proxies()
    {
        var port = Serve(new SlowPoetryFactory(Reactor, Poems.Water, new Pace(50, TimeSpan.Zero)));
        for (var depth = 0; depth < 5; depth++)
        {
            var inner = port;
            port = ServeProxy(MakeService(() => GetPoem(inner)));
        }

        AssertEqual(Poems.Water, await GetPoem(port));
        AssertEqual(Poems.Water, await GetPoem(port));
    }

    /// <summary>P-PX-11: at the end all who wait are closed, and the fetch is gone.</summary>
    [Test]
    public async Deferred P_PX_11_shutdown_with_waiting_clients()
    {
        var service = MakeService(Origin.Fetch);
        var proxy = Spied(service);
        var port = Serve(proxy);
        var (one, two) = (GetPoem(port), GetPoem(port));
        await Until(() => proxy.Protocols.Count == 2);

        service.Stop();

        await AssertReset(one);
        await AssertReset(two);
        AssertEqual(1, Origin.Cancelled);
        AssertEqual(0, FlushLoggedErrors().Count);
    }

    /// <summary>P-PX-12: a client that does not read holds up nobody, and what it does not read is not piled up for it.</summary>
    [Test]
    public async Deferred P_PX_12_client_that_does_not_read()
    {
        // More than the buffers between the two hold; a simulated network has small ones, and takes its time.
        byte[] poem = Reactor is ISimulation ? Poems.Long(2 * 1024 * 1024) : Poems.Long(30 * 1024 * 1024);
        var spy = Spied(MakeService(() => Deferred.Succeed(poem)));
        var port = Serve(spy);
        var sleeper = Visitor.Visit(Reactor, port, onConnected: static visitor => visitor.Connection.PauseProducing());
        await Until(() => spy.Protocols.Count == 1);

        AssertEqual(poem, await GetPoem(port));
        await Turn();

        AssertLess(((ISendingProtocol)spy.Protocols[0]).BytesSent, poem.Length);
        sleeper.Connection.ResumeProducing();
        await sleeper.Lost;
        AssertEqual(poem, sleeper.Received);
    }

    /// <summary>A poem that is too old is fetched anew; an old one is given only if asked for, and if there is no new one.</summary>
    public async Deferred TestMaxAge()
    {
        var service = MakeService(Origin.Fetch, new ProxyOptions { MaxAge = TimeSpan.FromHours(2) });
        var first = Get(service);
        Clock.Advance(TimeSpan.FromHours(1));
        Origin.Fetches[0].Callback(Poems.Echo);
        AssertEqual(Poems.Echo, await first);

        Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromTicks(1));
        AssertEqual(Poems.Echo, await Get(service));
        AssertEqual(1, service.FetchCount);

        Clock.Advance(TimeSpan.FromTicks(1));
        var second = Get(service);
        Origin.Fetches[1].Errback(new ConnectionRefusedException());
        await AssertFailure<ConnectionRefusedException>(second);
        AssertEqual(1, FlushLoggedErrors<ConnectionRefusedException>().Count);
    }

    /// <summary>The old poem for want of a new one, with a warning, and another attempt next time.</summary>
    public async Deferred TestStalePoemOnError()
    {
        var service = MakeService(Origin.Fetch, new ProxyOptions { MaxAge = TimeSpan.Zero, IsStaleGivenOnError = true });
        var nothing = Get(service);
        Origin.Fetches[0].Errback(new ConnectionRefusedException());
        await AssertFailure<ConnectionRefusedException>(nothing);
        FlushLoggedErrors<ConnectionRefusedException>();

        var first = Get(service);
        Origin.Fetches[1].Callback(Poems.Echo);
        var (second, third) = (Get(service), Get(service));
        Origin.Fetches[2].Errback(new ConnectionRefusedException());

        AssertEqual(Poems.Echo, await first);
        AssertEqual(Poems.Echo, await second);
        AssertEqual(Poems.Echo, await third);
        AssertEqual(1, FlushWarnings().Count);
        AssertEqual(3, service.FetchCount);
    }

    private protected abstract ProxyService MakeService(Func<Deferred<byte[]>> origin, ProxyOptions? options = null);

    private protected int ServeProxy(ProxyService service) => Serve(Spied(service));

    /// <summary>A proxy of which it is known how many clients have reached it: each has asked for the poem then.</summary>
    private protected FactorySpy Spied(ProxyService service) => new(new ProxyFactory(service, Reactor));

    /// <summary>The poem as the protocol takes it.</summary>
    private protected static Deferred<byte[]> Get(ProxyService service)
    {
        var poem = service.GetPoem();
        return poem as Deferred<byte[]> ?? Deferred.Succeed((byte[])poem);
    }

    private async Deferred<byte[]> Later(byte[] poem)
    {
        await Turn();
        return poem;
    }

    private protected override IProtocolFactory MakeServer(byte[] poem) =>
        new ProxyFactory(MakeService(() => Later(poem)), Reactor) { IsEndOfInputLeaving = false };
}
