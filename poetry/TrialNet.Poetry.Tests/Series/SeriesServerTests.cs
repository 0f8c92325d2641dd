using System.Net;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Series;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>
/// The servers of part 11's exercises: each runs in a thread of its own, on a reactor of the kind that the test runs on if it has one. They
/// are judged as the servers on transports are.
/// </summary>
public sealed class SeriesServerTests : PoetryTestCase
{
    private static readonly Pace Quick = new(ChunkSize: 100, Delay: TimeSpan.FromMilliseconds(1));

    private IEnumerable<SeriesServer> Servers => SeriesServers.All.Where(server => !server.NeedsDescriptors || Reactor is IReactorFdSet);

    /// <summary>They are real.</summary>
    public void SetUp() => SkipInSimulation("a server with a thread of its own is not on a simulated network");

    /// <summary>P-ONE-01, P-ONE-03: the poem, whatever it is, at once and slowly, to many at the same time.</summary>
    public async Task TestPoems()
    {
        foreach (var server in Servers)
        {
            foreach (var (poem, pace) in new[] { (Poems.Water, Quick), (Poems.Empty, Quick), (Poems.AllBytes, new Pace(1, TimeSpan.Zero)), (Poems.Long(1_000_000), Pace.AllAtOnce) })
            {
                var (port, _, end) = await Start(server, poem, pace);
                var clients = Enumerable.Range(0, 10).Select(_ => GetPoem(port)).ToList();
                foreach (var client in clients)
                {
                    AssertEqual(poem, await client);
                }

                await end();
            }
        }
    }

    /// <summary>P-ONE-03: not a byte before its time.</summary>
    public async Task TestPace()
    {
        foreach (var server in Servers)
        {
            var (port, _, end) = await Start(server, Poems.Echo, new Pace(10, TimeSpan.FromSeconds(1000)));
            var visitor = Visitor.Visit(Reactor, port);
            await Until(() => visitor.Received.Length > 0);

            AssertEqual(Poems.Echo.AsSpan(0, 10), visitor.Received);
            visitor.Connection.AbortConnection();
            await end();
        }
    }

    /// <summary>P-ONE-02: what a client sends neither disturbs nor costs it a byte, and a client may end its input before its poem.</summary>
    public async Task TestClientsThatSpeak()
    {
        foreach (var server in Servers)
        {
            var (port, _, end) = await Start(server, Poems.Echo, Quick);
            var chatter = Visitor.Visit(Reactor, port, static visitor => visitor.Connection.Write(Poems.Long(100_000)));
            var silent = Visitor.Visit(Reactor, port, static visitor => ((IHalfCloseableTransport)visitor.Connection).LoseWriteConnection());

            AssertIsInstance<ConnectionDoneException>(await chatter.Lost);
            AssertIsInstance<ConnectionDoneException>(await silent.Lost);
            AssertEqual(Poems.Echo, chatter.Received);
            AssertEqual(Poems.Echo, silent.Received);
            await end();
        }
    }

    /// <summary>P-ONE-04: clients that leave or reset in the middle are gone, and the others notice nothing.</summary>
    public async Task TestClientsThatLeave()
    {
        foreach (var server in Servers)
        {
            var (port, _, end) = await Start(server, Poems.Tides, Quick);
            var leaving = Enumerable.Range(0, 20)
                .Select(number => Visitor.Visit(Reactor, port, onData: visitor => Leave(visitor.Connection, number)))
                .ToList();
            var poem = GetPoem(port);
            foreach (var visitor in leaving)
            {
                await visitor.Lost;
            }

            AssertEqual(Poems.Tides, await poem);
            await end();
        }

        static void Leave(ITransport connection, int number)
        {
            if (number % 2 == 0)
            {
                connection.AbortConnection();
            }
            else
            {
                connection.LoseConnection();
            }
        }
    }

    /// <summary>The first signal ends listening and lets clients finish; the poem comes whole.</summary>
    public async Task TestDrain()
    {
        foreach (var server in Servers)
        {
            var (port, signal, end) = await Start(server, Poems.Tides, Quick);
            var visitor = Visitor.Visit(Reactor, port);
            await Until(() => visitor.Received.Length > 0);

            signal();

            AssertIsInstance<ConnectionDoneException>(await visitor.Lost);
            AssertEqual(Poems.Tides, visitor.Received);
            AssertEqual("poetry slow: 1 client has 1000 s to finish; another signal ends it now\n", await end());
        }
    }

    /// <summary>Who has not finished in time, or by the second signal, sees a reset.</summary>
    public async Task TestEndOfPatience()
    {
        foreach (var server in Servers)
        {
            foreach (var (drain, signals) in new[] { (0.01, 1), (1000, 2) })
            {
                var (port, signal, end) = await Start(server, Poems.Tides, new Pace(10, TimeSpan.FromSeconds(1000)), drain);
                var visitor = Visitor.Visit(Reactor, port);
                await Until(() => visitor.Received.Length > 0);
                for (var count = 0; count < signals; count++)
                {
                    signal();
                }

                AssertIsInstance<ConnectionLostException>(await visitor.Lost);
                await end();
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <returns>Its port, what signals it, and what waits for its end (and signals it if nobody has), with its complaints.</returns>
    private async Task<(int Port, Action Signal, Func<Task<string>> End)> Start(SeriesServer server, byte[] poem, Pace pace, double drain = 1000)
    {
        var (lines, error) = (new ReadyLines(), new StringWriter { NewLine = "\n" });
        var over = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new ServerRun(Reactors.Find(Reactor.Name)!.Create, lines, error)
        {
            Command = "slow",
            Sites = [new PoemSite("poem", poem, new IPEndPoint(IPAddress.Loopback, 0))],
            Pace = pace,
            Drain = TimeSpan.FromSeconds(drain),
        };
        new Thread(Body) { IsBackground = true, Name = "server " + server.Name }.Start();
        return (await lines.Port, run.Signal, End);

        Task<string> End()
        {
            if (run.SignalCount == 0)
            {
                run.Signal();
            }

            return over.Task;
        }

        void Body()
        {
            try
            {
                server.Serve(run);
                over.SetResult(error.ToString());
            }
            catch (Exception failure)
            {
                over.SetException(failure);
            }
        }
    }
}
