using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Servers.Proxies;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Servers.Proxies;

/// <summary>Version 3 of the proxy: real cancellation.</summary>
public sealed class Proxy3Tests : ProxyTestCase
{
    /// <summary>P-PX-06, P-PX-07: the last one to leave takes the fetch along, down to the origin's connection; the next one begins anew.</summary>
    [Test]
    public async Deferred P_PX_07_last_client_takes_the_fetch_along()
    {
        var server = new ScriptedServer(static transport => transport.Write(Poems.Echo.AsSpan(0, 100)));
        var origin = Serve(server);
        var service = MakeService(() => GetPoem(origin));
        var proxy = Spied(service);
        var port = Serve(proxy);
        var one = Visitor.Visit(Reactor, port);
        await server.Connected;
        var two = Visitor.Visit(Reactor, port);
        await Until(() => two.IsConnected && proxy.Protocols.Count == 2);

        one.Connection.AbortConnection();
        await one.Lost;
        await Turn();
        await Turn();
        AssertFalse(server.Lost.IsCalled);
        two.Connection.LoseConnection();

        await server.Lost;
        await two.Lost;
        AssertFalse(service.IsFetching);
        AssertEqual(0, two.Received.Length);
        AssertEqual(0, FlushLoggedErrors().Count);
        AssertEqual(1, service.FetchCount);
    }

    /// <summary>P-PX-07: an attempt to connect ends too, and whatever comes of a fetch that was given up is not taken.</summary>
    [Test]
    public async Deferred P_PX_07_what_comes_too_late_is_not_taken()
    {
        var stubborn = new Deferred<byte[]>(static fetch => fetch.Callback(Poems.Orrery));
        var fetches = new Queue<Deferred<byte[]>>([stubborn, Deferred.Succeed(Poems.Echo)]);
        var service = MakeService(fetches.Dequeue);

        var waiting = Get(service);
        waiting.Cancel();

        await AssertFailure<CancelledException>(waiting);
        AssertEqual(Poems.Echo, await Get(service));
    }

    /// <summary>P-PX-07: before there is a connection upstream.</summary>
    [Test]
    public async Deferred P_PX_07_attempt_to_connect()
    {
        var server = new ScriptedServer();
        var origin = Serve(server);
        var service = MakeService(() => GetPoem(origin));

        var waiting = Get(service);
        waiting.Cancel();

        await AssertFailure<CancelledException>(waiting);
        await Turn();
        AssertFalse(service.IsFetching);
    }

    /// <summary>P-PX-08: the last client leaves in the very turn in which the poem comes.</summary>
    [Test]
    public async Deferred P_PX_08_leaving_and_completion_at_once()
    {
        var service = MakeService(Origin.Fetch);
        var port = ServeProxy(service);
        var leaver = Visitor.Visit(Reactor, port);
        await Until(() => Origin.Fetches.Count == 1);

        leaver.Connection.AbortConnection();
        Origin.Fetches[0].Callback(Poems.Echo);
        await leaver.Lost;
        await Turn();

        AssertEqual(Poems.Echo, await GetPoem(port));
        AssertEqual(1, service.FetchCount);
        AssertEqual(0, Origin.Cancelled);
    }

    /// <summary>P-PX-06: the end of a waiting client's input is its end, as in the series; or is not, if so wished.</summary>
    [Test]
    public async Deferred P_PX_06_client_that_ends_its_input()
    {
        var service = MakeService(Origin.Fetch);
        var (strict, lenient) = (ServeProxy(service), Serve(new ProxyFactory(service, Reactor) { IsEndOfInputLeaving = false }));
        var one = Visitor.Visit(Reactor, strict, onConnected: static visitor => visitor.Connection.LoseWriteConnection());
        AssertIsInstance<Reactor.Abstractions.ConnectionLostException>(await one.Lost);
        AssertEqual(1, Origin.Cancelled);

        var two = Visitor.Visit(Reactor, lenient, onConnected: static visitor => visitor.Connection.LoseWriteConnection());
        await Until(() => Origin.Fetches.Count == 2);
        await Turn();
        Origin.Fetches[1].Callback(Poems.Echo);
        await two.Lost;
        AssertEqual(Poems.Echo, two.Received);
    }

    private protected override ProxyService MakeService(Func<Deferred<byte[]>> origin, ProxyOptions? options = null) =>
        new ProxyService3(origin, Clock, options);
}
