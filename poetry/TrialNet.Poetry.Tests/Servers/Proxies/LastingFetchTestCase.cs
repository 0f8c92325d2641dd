using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Servers.Proxies;

/// <summary>What the versions share whose fetch cannot be given up.</summary>
public abstract class LastingFetchTestCase : ProxyTestCase
{
    /// <summary>P-PX-03: what is yet to come is given as a Deferred; what is here, as the version has it.</summary>
    [Test]
    public async Deferred P_PX_03_what_a_client_is_given()
    {
        var service = MakeService(Origin.Fetch);
        var waiting = service.GetPoem();
        AssertFalse(AssertIsInstance<Deferred<byte[]>>(waiting).IsCalled);
        Origin.Fetches[0].Callback(Poems.Echo);
        AssertEqual(Poems.Echo, await (Deferred<byte[]>)waiting);

        AssertEqual(Poems.Echo, TakeWhatIsHere(service.GetPoem()));
    }

    /// <summary>A fetch goes on when everybody has left, and its poem is kept.</summary>
    public async Deferred TestFetchOutlivesItsClients()
    {
        var service = MakeService(Origin.Fetch);
        var port = ServeProxy(service);
        var leaver = Visitor.Visit(Reactor, port);
        await Until(() => Origin.Fetches.Count == 1);
        leaver.Connection.AbortConnection();
        await leaver.Lost;
        await Turn();
        await Turn();

        AssertEqual(0, Origin.Cancelled);
        Origin.Fetches[0].Callback(Poems.Echo);

        AssertEqual(Poems.Echo, await GetPoem(port));
        AssertEqual(1, service.FetchCount);
    }

    /// <summary>Takes a poem that is known already out of what the version gives.</summary>
    private protected abstract byte[] TakeWhatIsHere(object given);
}
