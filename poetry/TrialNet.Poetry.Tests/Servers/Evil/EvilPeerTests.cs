using System.Text;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers.Evil;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers.Evil;

/// <summary>The misbehaving servers misbehave as they say; and what our client makes of each.</summary>
public sealed class EvilPeerTests : PoetryTestCase
{
    private static readonly byte[] Half = Poems.Water[..(Poems.Water.Length / 2)];

    private readonly ManualClock _clock = new();

    /// <summary>Half a poem and a clean end are a poem, for all that anybody can tell (P-ONE-08).</summary>
    public async Deferred TestHalfFin() => AssertEqual(Half, await GetPoem(Serve(EvilPeer.HalfFin)));

    /// <summary>Half a poem and a reset are a failure that carries the half (P-ONE-08).</summary>
    public async Deferred TestHalfReset()
    {
        var received = 0;
        var client = new PoetryClientFactory(Reactor, PoetryClient.DefaultTimeout);
        Reactor.ConnectTcp(Host, Serve(EvilPeer.HalfReset), new Observer(client, count => received = count));
        await Until(() => received == Half.Length);

        _clock.Advance(TimeSpan.FromSeconds(0.05));

        var truncated = await AssertFailure<PoemTruncatedException>(client.Poem);
        AssertEqual(Half, truncated.PartialPoem.Span);
    }

    /// <summary>Silence fails in time, and the server sees the client leave.</summary>
    public async Deferred TestSilent()
    {
        var server = EvilPeer.Silent.MakeFactory(_clock, Poems.Water);
        var client = new PoetryClientFactory(_clock, TimeSpan.FromSeconds(0.1));
        var isConnected = false;
        Reactor.ConnectTcp(Host, base.Serve(server), new Observer(client, _ => isConnected = true));
        await Until(() => isConnected);

        // The client gives the server one more turn.
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        _clock.Advance(TimeSpan.Zero);

        await AssertFailure<PoemTimeoutException>(client.Poem);
        AssertIsInstance<ConnectionLostException>(await server.Lost);
    }

    /// <summary>Drops that cut characters are no harm (P-ONE-05).</summary>
    public async Deferred TestDribble()
    {
        var poem = GetPoem(Serve(EvilPeer.Dribble));
        await Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.01));
            return poem.IsCalled;
        });

        AssertEqual(Poems.Water, await poem);
        AssertEqual(0, _clock.GetDelayedCalls().Count);
    }

    /// <summary>A client that leaves in the middle of it takes the timer along.</summary>
    public async Deferred TestDribbleAndALeaver()
    {
        var visitor = Visitor.Visit(Reactor, Serve(EvilPeer.Dribble));
        await Until(() => visitor.Received.Length == 1);

        visitor.Connection.AbortConnection();

        await Until(() => _clock.GetDelayedCalls().Count == 0);
    }

    /// <summary>An end at once is the empty poem (P-ONE-06).</summary>
    public async Deferred TestAcceptClose() => AssertEqual(Poems.Empty, await GetPoem(Serve(EvilPeer.AcceptClose)));

    /// <summary>A reset at once is none.</summary>
    public Deferred TestReset() => AssertReset(GetPoem(Serve(EvilPeer.Reset)));

    /// <summary>The three transform servers wait for a request, and do not give it its due.</summary>
    public async Deferred TestTransforms()
    {
        AssertEqual("", await Ask(EvilPeer.TransformClose));
        AssertEqual("xx:garbage", await Ask(EvilPeer.TransformGarbage));
        AssertEqual("600:half", await Ask(EvilPeer.TransformHalf));
    }

    /// <summary>Their names are theirs alone.</summary>
    public void TestNames() => AssertEqual(9, EvilPeer.All.Select(static peer => peer.Name).Distinct(StringComparer.Ordinal).Count());

    private int Serve(EvilPeer peer) => base.Serve(peer.MakeFactory(_clock, Poems.Water));

    private async Deferred<string> Ask(EvilPeer peer)
    {
        var visitor = Visitor.Visit(Reactor, Serve(peer), onConnected: static visitor => visitor.Connection.Write("12:cummingsify.,"u8));
        AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
        return Encoding.ASCII.GetString(visitor.Received);
    }
}
