using System.Runtime.InteropServices;
using System.Text;
using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Tests.Peers;

namespace TrialNet.Poetry.Tests.Series;

/// <summary>The clients of parts 2 to 10, with servers good and bad.</summary>
public sealed class PlainClientTests : SeriesTestCase
{
    /// <summary>P-ONE-05, P-ONE-10: what every client prints of a poem that comes byte by byte, with characters of up to four.</summary>
    public Task TestOnePoem()
    {
        var port = Serve(new SlowPoetryFactory(Reactor, Poems.Water, new Pace(1, TimeSpan.Zero)));
        var (bytes, characters) = (Poems.Water.Length, Encoding.UTF8.GetString(Poems.Water).EnumerateRunes().Count());
        return ForEach(PlainClients, async client =>
        {
            var result = await Run(client, port);

            AssertEqual("", result.Error);
            AssertEqual(0, result.ExitCode);
            var (lines, server) = (result.Lines, $"{Host}:{port}");
            switch (client.Name)
            {
                case "blocking":
                    AssertEqual($"Task 1: get poetry from: {server}", lines[0]);
                    AssertMatches($@"^Task 1: got {bytes} bytes of poetry from {server} in 0:00:\d\d\.\d{{6}}$", lines[1]);
                    AssertMatches(@"^Got 1 poems in 0:00:\d\d\.\d{6}$", lines[2]);
                    break;
                case "async":
                    AssertChunks(lines, bytes, server);
                    AssertEqual(["Task 1 finished", $"Task 1: {bytes} bytes of poetry"], lines[^3..^1]);
                    break;
                case "1.0":
                    AssertChunks(lines, bytes, server);
                    AssertEqual(["Task 1 finished", $"Task 1: {characters} characters of poetry"], lines[^3..^1]);
                    break;
                case "1.0-broken" or "2.0":
                    AssertChunks(lines, bytes, server);
                    AssertEqual($"Task 1: {characters} characters of poetry", lines[^2]);
                    break;
                case "5.0" or "5.1":
                    AssertEqual(Printed(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Poems.Water).ToLowerInvariant())), result.Output);
                    break;
                default:
                    AssertEqual(Printed(Poems.Water), result.Output);
                    break;
            }
        });
    }

    /// <summary>P-ONE-06: an empty poem is a poem.</summary>
    public Task TestEmptyPoem()
    {
        var port = Serve(new FastPoetryFactory(Poems.Empty));
        return ForEach(PlainClients, async client =>
        {
            var result = await Run(client, port);
            AssertEqual((0, ""), (result.ExitCode, result.Error));
        });
    }

    /// <summary>P-ONE-11: what is no UTF-8 is no reason to stumble, for bytes are what is printed.</summary>
    public Task TestPoemThatIsNoText()
    {
        var port = Serve(new FastPoetryFactory(Poems.InvalidUtf8));
        return ForEach(PlainClients, async client =>
        {
            var result = await Run(client, port);
            AssertEqual(0, result.ExitCode);
            // The transform of 5.0 and 5.1 is for text: here it fails, and the original is printed.
            AssertEqual(client.TakesOutcome ? "Cummingsify failed!\n" : "", result.Error);
        });
    }

    /// <summary>P-ONE-09: one refused connection neither ends the run nor hides in it.</summary>
    public async Task TestRefusedConnection()
    {
        var (closed, open) = (await GetClosedPort(), Serve(new FastPoetryFactory(Poems.Orrery)));
        await ForEach(PlainClients, async client =>
        {
            var (some, none) = (await Run(client, closed, open), await Run(client, closed));

            AssertEqual((1, 3), (some.ExitCode, none.ExitCode));
            AssertEqual(1, some.Errors.Length);
            AssertEqual(some.Error, none.Error);
            if (client.Name is "2.1" or "3.0" or "3.1" or "4.0" or "4-timeout")
            {
                AssertEqual(Printed(Poems.Orrery), some.Output);
                AssertEqual("", none.Text);
            }

            switch (client.Name)
            {
                case "blocking" or "async" or "1.0" or "1.0-broken":
                    AssertEqual($"Task 1: {Host}:{closed}: connection refused\n", some.Error);
                    break;
                case "2.0" or "2.1" or "3.0":
                    AssertEqual($"Failed to connect to: {Host}:{closed}\n", some.Error);
                    break;
                case "3.1" or "4.0" or "4-timeout":
                    AssertSubstring("Poem failed: [Failure instance: ", some.Error);
                    AssertSubstring("ConnectionRefusedException", some.Error);
                    break;
                default:
                    AssertEqual("The poem download failed.\n", some.Error);
                    break;
            }
        });
    }

    /// <summary>P-ONE-08: half a poem and a reset is no poem, and says so.</summary>
    public Task TestReset() => ForEach(PlainClients, async client =>
    {
        var server = new ScriptedServer(static transport => transport.Write(Poems.Tides.AsSpan(0, 1500)));
        var running = Run(client, Serve(server));
        (await server.Connected).AbortConnection();
        var result = await running;

        AssertEqual(3, result.ExitCode);
        AssertEqual(1, result.Errors.Length);
        AssertNotSubstring(" bytes of poetry from 127.0.0.1 in ", result.Text);
    });

    /// <summary>No client waits for ever for a server that says nothing, or nothing more.</summary>
    public Task TestSilence()
    {
        var (silent, half) = (Serve(new ScriptedServer()), Serve(new ScriptedServer(static transport => transport.Write("half"u8))));
        return ForEach(PlainClients, async client =>
        {
            var result = await Run(client, Addresses(silent, half), timeout: 0.3);

            AssertEqual(3, result.ExitCode);
            AssertEqual(2, result.Errors.Length);
        });
    }

    /// <summary>P-ONE-08: what is told of a poem that fell silent is whose it was, and how much of it had come.</summary>
    public Task TestHowMuchHadCome()
    {
        var half = Serve(new ScriptedServer(static transport => transport.Write("half"u8)));
        return ForEach(PlainClients.Where(static client => client.Name is "blocking" or "async" or "1.0" or "1.0-broken" or "2.0" or "2.1" or "3.0" or "3.1" or "4.0"), async client =>
        {
            var result = await Run(client, Addresses(half), timeout: 0.3);

            AssertSubstring("after 4 bytes", result.Error, client.Name);
            AssertSubstring($"{Host}:{half}", result.Error, client.Name);
        });
    }

    /// <summary>Ctrl-C ends every client at once, whatever it is in, with 130 and without a word.</summary>
    public Task TestInterrupt() => ForEach(Clients, async client =>
    {
        var server = new ScriptedServer(static transport => transport.Write(""u8));
        Action<PosixSignal> interrupt = static _ => { };
        var running = Run(client, Addresses(Serve(server)), timeout: 100, onStarted: action => interrupt = action);
        await server.Connected;
        interrupt(PosixSignal.SIGINT);
        var result = await running;

        AssertEqual((130, ""), (result.ExitCode, result.Error));
    });

    /// <summary>Ctrl-C in the middle of a poem: the worst case for a client that reads until there is no more.</summary>
    public Task TestInterruptInTheMiddle() => ForEach(Clients.Where(static client => !client.Name.EndsWith("stack", StringComparison.Ordinal)), async client =>
    {
        var server = new ScriptedServer(static transport => transport.Write("half"u8));
        Action<PosixSignal> interrupt = static _ => { };
        var running = Run(client, Addresses(Serve(server)), timeout: 100, onStarted: action => interrupt = action);
        await server.Connected;
        await Turn();
        await Turn();
        interrupt(PosixSignal.SIGTERM);
        var result = await running;

        AssertEqual((143, ""), (result.ExitCode, result.Error));
    });

    /// <summary>P-ONE-09: all poems at the same time, and each client counts right.</summary>
    public Task TestSeveralPoems()
    {
        int[] ports =
        [
            Serve(new SlowPoetryFactory(Reactor, Poems.Tides, new Pace(300, TimeSpan.FromMilliseconds(5)))),
            Serve(new SlowPoetryFactory(Reactor, Poems.Echo, new Pace(100, TimeSpan.FromMilliseconds(2)))),
            Serve(new FastPoetryFactory(Poems.Orrery)),
        ];
        return ForEach(PlainClients, async client =>
        {
            var result = await Run(client, ports);

            AssertEqual((0, ""), (result.ExitCode, result.Error));
            if (result.Lines[^1].StartsWith("Got ", StringComparison.Ordinal))
            {
                AssertMatches(@"^Got 3 poems in 0:00:\d\d\.\d{6}$", result.Lines[^1]);
            }
            else
            {
                AssertEqual(Poems.Tides.Length + Poems.Echo.Length + Poems.Orrery.Length + 3, result.Output.Length);
            }
        });
    }

    private static void AssertChunks(string[] lines, int total, string server)
    {
        const string Start = "Task 1: got ";
        var end = $" bytes of poetry from {server}";
        var chunks = lines.Where(static line => line.StartsWith(Start, StringComparison.Ordinal)).ToList();
        AssertTrue(chunks.TrueForAll(line => line.EndsWith(end, StringComparison.Ordinal)), chunks[0]);
        AssertEqual(total, chunks.Sum(line => int.Parse(line.AsSpan(Start.Length, line.Length - Start.Length - end.Length), System.Globalization.CultureInfo.InvariantCulture)));
    }
}
