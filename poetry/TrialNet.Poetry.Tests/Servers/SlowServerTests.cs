using System.Net.Sockets;
using TrialNet.Defer;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Servers;

/// <summary>The server that sends a poem in chunks, with pauses on the reactor's clock.</summary>
public sealed class SlowServerTests : ServerTestCase
{
    private static readonly Pace HundredASecond = new(ChunkSize: 100, Delay: TimeSpan.FromSeconds(1));

    private const int ChunksOfEcho = 7;

    private readonly ManualClock _clock = new();

    /// <summary>P-ONE-03: three clients take as long as one does, which is a delay for each chunk begun, the last one included.</summary>
    public async Deferred TestClientsAreServedAtTheSameTime()
    {
        var visitors = await VisitByThree();

        for (var chunk = 1; chunk <= ChunksOfEcho; chunk++)
        {
            AssertEqual(3, _clock.GetDelayedCalls().Count);
            await Until(() => visitors.TrueForAll(visitor => visitor.Received.Length == Math.Min(chunk * 100, Poems.Echo.Length)));
            _clock.Advance(HundredASecond.Delay);
        }

        AssertEqual(0, _clock.GetDelayedCalls().Count);
        foreach (var visitor in visitors)
        {
            AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
            AssertEqual(Poems.Echo, visitor.Received);
        }
    }

    /// <summary>P-ONE-04: a client that leaves midway takes its timer along, and nobody else's.</summary>
    public async Deferred TestClientThatLeavesTakesItsTimerAlong()
    {
        var visitors = await VisitByThree();

        visitors[1].Connection.AbortConnection();

        await Until(() => _clock.GetDelayedCalls().Count == 2);
        for (var chunk = 1; chunk <= ChunksOfEcho; chunk++)
        {
            _clock.Advance(HundredASecond.Delay);
        }

        await visitors[0].Lost;
        await visitors[2].Lost;
        AssertEqual(Poems.Echo, visitors[0].Received);
        AssertEqual(Poems.Echo, visitors[2].Received);
    }

    /// <summary>P-ONE-04: a client that closes politely looks like one that ends its input, until a chunk comes back.</summary>
    public async Task TestClientThatClosesIsNoticedByWhatComesBack()
    {
        SkipInSimulation("a socket of the system cannot reach a simulated network");

        // Not one of ours: those read on for a moment after they have closed.
        using var stranger = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await stranger.ConnectAsync(Host, Serve(MakePaced()));
        await stranger.ReceiveAsync(new byte[100]);
        stranger.Close();

        while (_clock.GetDelayedCalls().Count > 0)
        {
            _clock.Advance(HundredASecond.Delay);
            await Turn();
        }

        AssertLess(_clock.Now, ChunksOfEcho * HundredASecond.Delay);
    }

    /// <summary>P-ONE-03: a reactor that comes late to a chunk is not late for the next one.</summary>
    public async Deferred TestDelaysDoNotAddUp()
    {
        var visitors = await VisitByThree();

        _clock.Advance(TimeSpan.FromSeconds(1.3));

        AssertEqual(TimeSpan.FromSeconds(2), _clock.GetDelayedCalls()[0].DueTime);
        visitors.ForEach(static visitor => visitor.Connection.AbortConnection());
    }

    /// <summary>P-ONE-03: a reactor that was held up for many chunks goes on at the old pace, without a burst.</summary>
    public async Deferred TestNoBurstAfterAPause()
    {
        var visitors = await VisitByThree();

        _clock.Advance(TimeSpan.FromSeconds(60));
        _clock.Advance(TimeSpan.Zero);

        AssertEqual(TimeSpan.FromSeconds(61), _clock.GetDelayedCalls()[0].DueTime);
        visitors.ForEach(static visitor => visitor.Connection.AbortConnection());
    }

    /// <summary>A pace that never ends a poem, or goes back in time, is refused.</summary>
    public void TestImpossiblePaces()
    {
        AssertRaises<ArgumentOutOfRangeException>(() => new SlowPoetryFactory(_clock, Poems.Echo, new Pace(0, TimeSpan.Zero)));
        AssertRaises<ArgumentOutOfRangeException>(() => new SlowPoetryFactory(_clock, Poems.Echo, new Pace(1, TimeSpan.FromTicks(-1))));
    }

    private protected override IProtocolFactory MakeServer(byte[] poem) =>
        new SlowPoetryFactory(Reactor, poem, new Pace(Math.Max(100, poem.Length / 20), TimeSpan.Zero));

    private SlowPoetryFactory MakePaced() => new(_clock, Poems.Echo, HundredASecond);

    private async Deferred<List<Visitor>> VisitByThree()
    {
        var port = Serve(MakePaced());
        var visitors = Enumerable.Range(0, 3).Select(_ => Visitor.Visit(Reactor, port)).ToList();
        await Until(() => visitors.TrueForAll(static visitor => visitor.Received.Length > 0));
        return visitors;
    }
}
