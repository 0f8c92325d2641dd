namespace TrialNet.Poetry.Benchmarks;

/// <summary>
/// The promise of the series, measured: three slow poems one after the other and all at the same time, crowds of clients, and what a
/// poem costs a server beside Twisted's.
/// </summary>
internal static class Program
{
    private const int Ok = 0;
    private const int GateFailed = 1;
    private const int BadUsage = 2;

    private static int Main(string[] arguments)
    {
        if (HeadlineOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(HeadlineOptions.Usage);
            return BadUsage;
        }

        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            Console.Error.WriteLine("the measuring needs Linux and two cores: one for the servers, one for the load");
            return BadUsage;
        }

        var figures = new List<Figure>();
        foreach (var (name, measure) in Parts(options))
        {
            if (name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase))
            {
                figures.AddRange(measure());
                Console.Error.WriteLine($"measured {name}");
            }
        }

        if (figures.Count == 0)
        {
            Console.Error.WriteLine($"no part's name contains '{options.Filter}'");
            return BadUsage;
        }

        Console.Out.WriteLine($".NET {Environment.Version}; {options.Rounds} rounds");
        Console.Out.Write(FigureTable.Of(figures));
        Console.Out.WriteLine(FigureTable.Closing(figures));
        return options.Gates && figures.Exists(static figure => figure.Holds == false) ? GateFailed : Ok;
    }

    // The simulated run first: it has loaded every class of the clients when the others are timed.
    private static IEnumerable<(string Name, Func<IEnumerable<Figure>> Measure)> Parts(HeadlineOptions options) =>
    [
        ("simulated", () => SimulatedDownloads.Measure(SlowPoem.All(options.Delay))),
        ("slow", () => SlowDownloads.Measure(SlowPoem.All(options.Delay), options.Rounds)),
        ("crowd", () => Crowds.Measure(options.Crowds)),
        ("server", () => ServerRace.Measure(options.Poems, options.RaceRounds)),
    ];
}
