using System.Diagnostics;
using System.Globalization;
using TrialNet.Defer;
using TrialNet.Poetry.Clients;
using TrialNet.Poetry.Servers;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>
/// The same three poems on a simulated network, servers and clients on one reactor whose clock jumps. Its time is the floor exactly;
/// the time that we wait for it is a few milliseconds.
/// </summary>
internal static class SimulatedDownloads
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>Measures both orders. The second run of each counts: the first has compiled the code.</summary>
    internal static IEnumerable<Figure> Measure(IReadOnlyList<SlowPoem> poems) =>
    [
        .. Time("one after the other", OneAfterTheOther, poems, poems.Aggregate(TimeSpan.Zero, static (time, poem) => time + poem.Floor)),
        .. Time("all at the same time", AllAtTheSameTime, poems, poems.Max(static poem => poem.Floor)),
    ];

    private static IEnumerable<Figure> Time(
        string name, Func<IReactor, IReadOnlyList<int>, Deferred<byte[][]>> client, IReadOnlyList<SlowPoem> poems, TimeSpan floor)
    {
        Run(client, poems);
        var start = Stopwatch.GetTimestamp();
        var time = Run(client, poems);
        var waited = Stopwatch.GetElapsedTime(start);
        yield return new Figure(
            $"simulated, {name}: its time",
            string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.000} s"),
            string.Create(CultureInfo.InvariantCulture, $"{floor.TotalSeconds:0.000} s"),
            (time - floor).Duration() < TimeSpan.FromMilliseconds(1));
        yield return new Figure(
            $"simulated, {name}: ours",
            string.Create(CultureInfo.InvariantCulture, $"{waited.TotalMilliseconds:0.0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"<= {Patience.TotalMilliseconds:0} ms"),
            waited <= Patience);
    }

    private static TimeSpan Run(Func<IReactor, IReadOnlyList<int>, Deferred<byte[][]>> client, IReadOnlyList<SlowPoem> poems)
    {
        var reactor = Reactors.Find("simulated")!.Create();
        byte[][]? arrived = null;
        var (begun, ended) = (TimeSpan.Zero, TimeSpan.Zero);
        reactor.CallWhenRunning(() =>
        {
            var ports = poems.Select(poem => Listen(reactor, poem)).ToList();
            begun = reactor.Now;
            client(reactor, ports).AddCallback(result => arrived = result).AddBoth(_ =>
            {
                ended = reactor.Now;
                reactor.Stop();
            });
        });
        reactor.Run();
        return arrived is not null && arrived.Zip(poems).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second.Bytes))
            ? ended - begun
            : throw new InvalidOperationException("a poem was lost on the simulated network");
    }

    private static int Listen(IReactor reactor, SlowPoem poem) =>
        reactor.ListenTcp(0, new SlowPoetryFactory(reactor, poem.Bytes, poem.Pace), networkInterface: PoemAddress.DefaultHost).GetHost().Port;

    private static async Deferred<byte[][]> OneAfterTheOther(IReactor reactor, IReadOnlyList<int> ports)
    {
        var poems = new List<byte[]>();
        foreach (var port in ports)
        {
            poems.Add(await PoetryClient.GetPoem(reactor, PoemAddress.DefaultHost, port));
        }

        return [.. poems];
    }

    private static async Deferred<byte[][]> AllAtTheSameTime(IReactor reactor, IReadOnlyList<int> ports)
    {
        var downloads = ports.Select(port => PoetryClient.GetPoem(reactor, PoemAddress.DefaultHost, port)).ToList();
        var poems = new List<byte[]>();
        foreach (var download in downloads)
        {
            poems.Add(await download);
        }

        return [.. poems];
    }
}
