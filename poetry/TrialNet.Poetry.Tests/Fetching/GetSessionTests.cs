using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Tests.Fetching;

/// <summary>Many poems: order, the first of them, failures among them, and the end.</summary>
public sealed class GetSessionTests : FetchingTestCase
{
    /// <summary>P-ONE-09: as they come, unless the order of the addresses is asked for.</summary>
    public async Deferred TestOrder()
    {
        var slow = new ScriptedServer(static transport => transport.Write(Poems.Echo));
        var fast = Serve(new FastPoetryFactory(Poems.Tides));

        var running = Run(Options(Serve(slow), fast));
        await Until(() => Report.Heard.Contains("done 2"));
        (await slow.Connected).LoseConnection();
        await running;
        AssertEqual(Printed(Poems.Tides, Poems.Echo), Output.ToArray());

        Output.SetLength(0);
        var pace = new Pace(100, TimeSpan.FromMilliseconds(10));
        await Run(Options(Serve(new SlowPoetryFactory(Reactor, Poems.Echo, pace)), fast) with { IsOrdered = true });
        AssertEqual(Printed(Poems.Echo, Poems.Tides), Output.ToArray());
    }

    /// <summary>P-ONE-09: failures neither hide poems nor hold up those behind them.</summary>
    public async Deferred TestFailuresInOrder()
    {
        var (closed, fine) = (await GetClosedPort(), Serve(new FastPoetryFactory(Poems.Orrery)));

        var summary = await Run(Options(closed, fine, closed, fine, closed) with { IsOrdered = true });

        AssertEqual((2, 3, 0, 2L * Poems.Orrery.Length), (summary.Received, summary.Failed, summary.Cancelled, summary.Bytes));
        AssertEqual(Printed(Poems.Orrery, Poems.Orrery), Output.ToArray());
    }

    /// <summary>The fastest mirror wins; the others hear no more of it, and their connections are gone.</summary>
    public async Deferred TestFirst()
    {
        var slow = new ScriptedServer(static transport => transport.Write("half"u8));
        var fast = new ScriptedServer(static transport => transport.Write(Poems.Orrery));
        var (hanging, closed, winning) = (Serve(slow), await GetClosedPort(), Serve(fast));

        var running = Run(Options(hanging, closed, winning) with { WantsFirstOnly = true });
        await slow.Connected;
        await Until(() => Report.Heard.Contains("failed 2"));
        (await fast.Connected).LoseConnection();
        var summary = await running;

        AssertEqual((1, 1, 1), (summary.Received, summary.Failed, summary.Cancelled));
        AssertEqual(Printed(Poems.Orrery), Output.ToArray());
        AssertIsInstance<ConnectionLostException>(await slow.Lost);
    }

    /// <summary>A race that nobody wins.</summary>
    public async Deferred TestFirstOfNone()
    {
        var closed = await GetClosedPort();

        var summary = await Run(Options(closed, closed) with { WantsFirstOnly = true });

        AssertEqual((0, 2, 0), (summary.Received, summary.Failed, summary.Cancelled));
    }

    /// <summary>Given up: all connections go at once, what had come is kept, nothing fails.</summary>
    public async Deferred TestCancel()
    {
        foreach (var first in (bool[])[false, true])
        {
            var server = new ScriptedServer();
            var session = Session(Options(Serve(server), Serve(new ScriptedServer())) with { WantsFirstOnly = first });
            var running = session.Run();
            await server.Connected;

            session.Cancel();
            var summary = await running;

            AssertEqual((0, 0, 2), (summary.Received, summary.Failed, summary.Cancelled));
            AssertIsInstance<Exception>(await server.Lost);
        }
    }

    /// <summary>P-XF-07: transformed, or the original if that fails; a failed download is not transformed.</summary>
    public async Deferred TestTransform()
    {
        var (poem, closed) = (Serve(new FastPoetryFactory("POEM"u8.ToArray())), await GetClosedPort());

        await Run(Options(poem, closed) with { Transform = new TransformChoice("lower", new PoemAddress(Host, Serve(TransformPeer.Good))) });
        AssertEqual("poem\n"u8.ToArray(), Output.ToArray());

        Output.SetLength(0);
        var summary = await Run(Options(poem) with { Transform = new TransformChoice("lower", new PoemAddress(Host, closed)) });
        AssertEqual("POEM\n"u8.ToArray(), Output.ToArray());
        AssertEqual((1, 0), (summary.Received, summary.Failed));
        AssertIn("transform 1", Report.Heard);
    }

    /// <summary>Nobody takes the output: the session ends, and gives up what is under way.</summary>
    public async Deferred TestBrokenOutput()
    {
        var server = new ScriptedServer();
        var output = new StandardOutput(new GetConsole(new BrokenStream(), Error));
        var session = Session(Options(Serve(new FastPoetryFactory(Poems.Orrery)), Serve(server)), output);

        var summary = await session.Run();

        AssertEqual("cannot write to standard output: nobody reads", session.BrokenOutput!.Message);
        AssertEqual((0, 1, 1), (summary.Received, summary.Failed, summary.Cancelled));
    }

    /// <summary>P-ONE-09: three hundred at once, none is lost.</summary>
    public async Deferred TestManyAtOnce()
    {
        var server = Serve(new FastPoetryFactory(Poems.Orrery));

        var summary = await Run(Options([.. Enumerable.Repeat(server, 300)]));

        AssertEqual((300, 0, 0), (summary.Received, summary.Failed, summary.Cancelled));
        AssertEqual(300 * (Poems.Orrery.Length + 1), (int)Output.Length);
    }

    /// <summary>No more at the same time than the limit says, and as many; the others begin in the order of the addresses, whatever becomes of those before them.</summary>
    public async Deferred TestParallel()
    {
        var (open, order) = (new Dictionary<int, ITransport>(), new List<int>());
        var servers = Enumerable.Range(0, 9).Select(number => Serve(new ScriptedServer(transport =>
        {
            open.Add(number, transport);
            order.Add(number);
        }))).ToArray();

        var running = Run(Options([.. servers, await GetClosedPort()]) with { Parallel = 3, IsOrdered = true });
        for (var number = 0; number < servers.Length; number++)
        {
            // Each ends when as many are there as may be: those of its turn and the two behind it.
            var expected = Enumerable.Range(number, Math.Min(3, servers.Length - number));
            await Until(() => expected.All(open.ContainsKey));
            await Turn();
            AssertEqual(expected, open.Keys.Order());
            open.Remove(number, out var transport);
            if (number % 4 == 1)
            {
                transport!.AbortConnection();
            }
            else
            {
                transport!.Write("x"u8);
                transport.LoseConnection();
            }
        }

        var summary = await running;
        AssertEqual((7, 3, 0, 7L), (summary.Received, summary.Failed, summary.Cancelled, summary.Bytes));
        AssertEqual(9, order.Count);

        // The first three may overtake each other, but nobody else has anybody to overtake.
        AssertEqual(Enumerable.Range(3, 6), order.Skip(3));
    }

    /// <summary>Those that wait for their turn are given up with the rest, and never begin.</summary>
    public async Deferred TestCancelWhileSomeWait()
    {
        foreach (var first in (bool[])[false, true])
        {
            var (server, next) = (new ScriptedServer(), new ScriptedServer());
            var session = Session(Options(Serve(server), Serve(next), Serve(next)) with { WantsFirstOnly = first, Parallel = 1 });
            var running = session.Run();
            await server.Connected;

            session.Cancel();
            var summary = await running;

            AssertEqual((0, 0, 3), (summary.Received, summary.Failed, summary.Cancelled));
            await server.Lost;
            AssertFalse(next.Connected.IsCalled);
        }
    }

    /// <summary>One at a time is a blocking client's order: hundreds of addresses, each begun when the one before it is over.</summary>
    public async Deferred TestOneAtATime()
    {
        var (fine, closed) = (Serve(new FastPoetryFactory(Poems.Orrery)), await GetClosedPort());

        var summary = await Run(Options([.. Enumerable.Range(0, 300).Select(number => number % 3 == 0 ? closed : fine)]) with { Parallel = 1 });

        AssertEqual((200, 100), (summary.Received, summary.Failed));
        AssertEqual(Enumerable.Range(1, 300).Select(static number => number % 3 == 1 ? $"failed {number}" : $"done {number}"), Report.Heard);
    }

    /// <summary>Files: named for place and address, byte for byte, and one that cannot be written fails alone.</summary>
    public async Deferred TestFolder()
    {
        var folder = Directory.CreateTempSubdirectory("poems").FullName;
        AddCleanup(() => Directory.Delete(folder, recursive: true));
        var (first, second) = (Serve(new FastPoetryFactory(Poems.InvalidUtf8)), Serve(new FastPoetryFactory(Poems.Water)));
        Directory.CreateDirectory(Path.Combine(folder, $"2-{Host}-{second}.txt"));

        var summary = await Session(Options(first, second), new FolderOutput(folder, 2)).Run();

        AssertEqual((1, 1), (summary.Received, summary.Failed));
        AssertEqual(Poems.InvalidUtf8, File.ReadAllBytes(Path.Combine(folder, $"1-{Host}-{first}.txt")));
        AssertEqual(0, (int)Output.Length);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("nobody reads");
    }
}
