using System.Diagnostics;
using System.Globalization;
using TrialNet.Defer;
using TrialNet.Fixtures;
using TrialNet.Network.Benchmarks.Loading;
using TrialNet.Poetry.Clients;
using TrialNet.Reactor;

namespace TrialNet.Poetry.Benchmarks;

/// <summary>
/// Clients that all come at once to a <c>poetry fast</c> with its stock options: ours, on one reactor, and the plain ones of the load
/// generator. Both sides raise their limit of descriptors to what the system allows, as .NET does by itself.
/// </summary>
internal static class Crowds
{
    /// <summary>Measures crowds of some sizes.</summary>
    internal static IEnumerable<Figure> Measure(IReadOnlyList<int> sizes)
    {
        var file = RepositoryRoot.Combine("fixtures", "poems", "tides.txt");
        var poem = File.ReadAllBytes(file);
        using var server = PoetryServer.Poetry("fast", file);
        var figures = new List<Figure>();
        foreach (var size in sizes)
        {
            var start = Stopwatch.GetTimestamp();
            var arrived = FetchAll(server.Port, size, poem);
            figures.Add(Describe(string.Create(CultureInfo.InvariantCulture, $"{size:N0} of our clients at once"), size, arrived, start));
            start = Stopwatch.GetTimestamp();
            arrived = Load(server.Port, size, poem.Length);
            figures.Add(Describe(string.Create(CultureInfo.InvariantCulture, $"{size:N0} plain clients at once"), size, arrived, start));
        }

        return figures;
    }

    private static Figure Describe(string name, int size, int arrived, long start)
    {
        var time = Stopwatch.GetElapsedTime(start);
        return new Figure(
            name, string.Create(CultureInfo.InvariantCulture, $"{size - arrived} lost, {time.TotalSeconds:0.000} s"), "0 lost", arrived == size);
    }

    private static int FetchAll(int port, int count, byte[] poem)
    {
        var reactor = Reactors.Default.Create();
        var (arrived, pending) = (0, count);
        reactor.CallWhenRunning(() =>
        {
            for (var client = 0; client < count; client++)
            {
                PoetryClient.GetPoem(reactor, PoemAddress.DefaultHost, port).AddCallbacks(Compare, Complain).AddBoth(Done);
            }
        });
        reactor.Run();
        return arrived;

        void Compare(byte[] came) => arrived += came.AsSpan().SequenceEqual(poem) ? 1 : 0;

        void Complain(Failure failure) => Console.Error.WriteLine(failure.GetErrorMessage());

        void Done(Outcome<Unit> outcome)
        {
            if (--pending == 0)
            {
                reactor.Stop();
            }
        }
    }

    // The load ends at the first poem that is not whole, or that does not come.
    private static int Load(int port, int count, int length)
    {
        using var load = new PoemLoad(port, length);
        try
        {
            load.Run(count, count);
            return count;
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            Console.Error.WriteLine(error.Message);
            return 0;
        }
    }
}
