using System.Diagnostics;
using System.Globalization;
using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;
using TrialNet.Network.Benchmarks.Loading;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>
/// What a poem costs <c>poetry fast</c>, and what it costs Twisted, under one load generator in turns: all servers on the first core,
/// the load on the last. Twisted writes and closes, as in the series, or half-closes and lingers, as ours does.
/// </summary>
internal static class ServerRace
{
    private const double Gate = 1.6;
    private const int AtATime = 64;
    private const int WarmUps = 2;

    /// <summary>Measures all servers.</summary>
    /// <param name="poems">How many poems make a round.</param>
    /// <param name="rounds">How many rounds.</param>
    internal static IEnumerable<Figure> Measure(int poems, int rounds)
    {
        var file = RepositoryRoot.Combine("fixtures", "poems", "tides.txt");
        var length = (int)new FileInfo(file).Length;
        var ours = new Racer("poetry fast", PoetryServer.OnFirstCore(BuiltProject.Executable("TrialNet.Poetry", "poetry"), "fast", file));
        var racers = new List<Racer> { ours };
        if (PythonPeer.Find() is { } python)
        {
            var script = RepositoryRoot.Combine("fixtures", "peers", "poetry_serve.py");
            racers.Add(new Racer("Twisted, as the series has it", PoetryServer.OnFirstCore(python.Executable, script, "--close", file)));
            racers.Add(new Racer("Twisted, closing as ours does", PoetryServer.OnFirstCore(python.Executable, script, file)));
        }

        try
        {
            PinnedCore.Pin();
            for (var round = -WarmUps; round < rounds; round++)
            {
                racers.ForEach(racer => racer.Run(poems, length, counts: round >= 0));
                racers.Reverse();
            }

            return [.. racers.OrderBy(racer => racer != ours).ThenBy(static racer => racer.Name, StringComparer.Ordinal).SelectMany(racer => Describe(racer, ours))];
        }
        finally
        {
            racers.ForEach(static racer => racer.Dispose());
        }
    }

    private static IEnumerable<Figure> Describe(Racer racer, Racer ours)
    {
        var (cost, time) = (Statistics.Median(racer.Costs), Statistics.Median(racer.Times));
        yield return new Figure(racer.Name + ": poems a second of its processor time", Number(1 / cost, "N0"));
        yield return new Figure(racer.Name + ": poems a second, end to end", Number(1 / time, "N0"));
        if (racer != ours)
        {
            // The median of the rounds' ratios: what disturbed one side of a round probably disturbed the other.
            var ratio = Statistics.Median(racer.Costs.Zip(ours.Costs, static (theirs, mine) => theirs / mine));
            yield return new Figure("ours beside " + racer.Name, Number(ratio, "0.00"), ">= " + Number(Gate, "0.00"), ratio >= Gate);
        }
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private sealed class Racer(string name, PoetryServer server) : IDisposable
    {
        internal string Name => name;

        /// <summary>Seconds of processor time for a poem, round by round.</summary>
        internal List<double> Costs { get; } = [];

        /// <summary>Seconds for a poem, round by round.</summary>
        internal List<double> Times { get; } = [];

        public void Dispose() => server.Dispose();

        internal void Run(int poems, int length, bool counts)
        {
            using var load = new PoemLoad(server.Port, length);
            var (cost, start) = (ProcessClock.Of(server.ProcessId), Stopwatch.GetTimestamp());
            load.Run(poems, AtATime);
            var time = Stopwatch.GetElapsedTime(start);
            if (counts)
            {
                Costs.Add((ProcessClock.Of(server.ProcessId) - cost).TotalSeconds / poems);
                Times.Add(time.TotalSeconds / poems);
            }
        }
    }
}
