using System.Diagnostics;
using System.Globalization;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Commands;
using TrialNet.Poetry.Fetching;
using TrialNet.Poetry.Series;
using TrialNet.Reactor;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>
/// Three slow poems, one after the other and all at the same time, from three servers in processes of their own. The clients run
/// in this process, each from the call of its main function to its return, after a run with poems that come at once: so
/// the start of a process and the compiling of code are not counted.
/// </summary>
internal static class SlowDownloads
{
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(0.15);

    /// <summary>Measures all clients; the slowest of the rounds counts.</summary>
    internal static IEnumerable<Figure> Measure(IReadOnlyList<SlowPoem> poems, int rounds)
    {
        var servers = poems.Select(StartSlow).ToList();
        var fast = poems.Select(static poem => PoetryServer.Poetry("fast", poem.File)).ToList();
        try
        {
            var sum = poems.Aggregate(TimeSpan.Zero, static (time, poem) => time + poem.Floor);
            var longest = poems.Max(static poem => poem.Floor);
            return
            [
                Time("--client blocking", RunBlocking, sum),
                Time("--client 4.0", RunDeferred, longest),
                Time("get", RunModern, longest),
            ];
        }
        finally
        {
            servers.ForEach(static server => server.Dispose());
            fast.ForEach(static server => server.Dispose());
        }

        Figure Time(string name, Func<IReadOnlyList<PoemAddress>, byte[]> client, TimeSpan floor)
        {
            Verify(name, client(Addresses(fast)), poems);
            var slowest = Enumerable.Range(0, rounds).Max(_ => TimeOf(name, client, Addresses(servers), poems));
            return new Figure(
                $"three slow poems, {name}",
                string.Create(CultureInfo.InvariantCulture, $"{slowest.TotalSeconds:0.000} s"),
                string.Create(CultureInfo.InvariantCulture, $"{floor.TotalSeconds:0.000} s to {(floor + Allowance).TotalSeconds:0.000} s"),
                slowest >= floor && slowest <= floor + Allowance);
        }
    }

    private static PoetryServer StartSlow(SlowPoem poem) => PoetryServer.Poetry(
        "slow",
        "--delay",
        poem.Pace.Delay.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        "--num-bytes",
        poem.Pace.ChunkSize.ToString(CultureInfo.InvariantCulture),
        poem.File);

    private static IReadOnlyList<PoemAddress> Addresses(IEnumerable<PoetryServer> servers) =>
        [.. servers.Select(static server => new PoemAddress(PoemAddress.DefaultHost, server.Port))];

    private static TimeSpan TimeOf(
        string name, Func<IReadOnlyList<PoemAddress>, byte[]> client, IReadOnlyList<PoemAddress> addresses, IReadOnlyList<SlowPoem> poems)
    {
        var start = Stopwatch.GetTimestamp();
        var output = client(addresses);
        var time = Stopwatch.GetElapsedTime(start);
        Verify(name, output, poems);
        return time;
    }

    // The bytes themselves are compared by ci/peers; here it is enough that nothing is missing. The blocking client prints no poem.
    private static void Verify(string name, byte[] output, IReadOnlyList<SlowPoem> poems)
    {
        if (output.Length > 0 && output.Length != poems.Sum(static poem => poem.Bytes.Length + 1))
        {
            throw new InvalidOperationException($"{name} printed {output.Length} bytes, which are not three poems");
        }
    }

    private static byte[] RunBlocking(IReadOnlyList<PoemAddress> addresses)
    {
        RunSeries("blocking", addresses);
        return [];
    }

    private static byte[] RunDeferred(IReadOnlyList<PoemAddress> addresses) => RunSeries("4.0", addresses);

    private static byte[] RunSeries(string name, IReadOnlyList<PoemAddress> addresses)
    {
        var client = SeriesClients.Read(name);
        using var output = new MemoryStream();
        using var run = new SeriesRun(Reactors.Default.Create, output, Console.Error) { Addresses = addresses, Timeout = client.DefaultTimeout };
        client.PoetryMain(run);
        return run.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException($"client {name} ended with exit code {run.ExitCode}");
    }

    private static byte[] RunModern(IReadOnlyList<PoemAddress> addresses)
    {
        using var output = new MemoryStream();
        var reactor = Reactors.Default.Create();
        var session = new GetSession(
            reactor,
            new GetOptions([.. addresses.Select(static address => new PoemRequest(address))]),
            new StandardOutput(new GetConsole(output, TextWriter.Null)),
            [],
            Random.Shared.NextDouble);
        reactor.CallWhenRunning(() => session.Run().AddBoth(_ => reactor.Stop()));
        reactor.Run();
        return output.ToArray();
    }
}
