using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>
/// Loads the servers in turns: in each round every side of a cell, in the reverse order every second round. The servers share one core,
/// the load has another.
/// </summary>
internal static class NetworkRun
{
    private const int Ok = 0;
    private const int GateFailed = 1;
    private const int BadUsage = 5;

    // A runtime that compiles anew what is called often is not done with that after the first.
    private const int WarmUps = 3;

    internal static int Run(string[] arguments)
    {
        if (NetworkOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(NetworkOptions.Usage);
            return BadUsage;
        }

        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            Console.Error.WriteLine("the load needs Linux and two cores: one for the servers, one for itself");
            return BadUsage;
        }

        var baseline = options.Baseline is { } file ? BytesBaseline.Read(File.ReadAllText(file)) : null;
        using var servers = new Servers(core: 0);
        var cells = NetworkCells.All(servers).Where(cell => cell.Row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (cells.Count == 0)
        {
            Console.Error.WriteLine($"no cell's name contains '{options.Filter}'");
            return BadUsage;
        }

        Console.Out.WriteLine(
            $".NET {Environment.Version}; servers share core 0, the load {PinnedCore.Pin()}; medians of {options.Rounds} rounds, the server's processor time");
        var results = cells.ConvertAll(cell => Measure(cell, options.Rounds));
        Console.Out.WriteLine(ReportText.Table(results));
        var problems = baseline?.Check(results.Where(result => !double.IsNaN(result.MedianOf(result.Row.Ours).Bytes))).ToList() ?? [];
        problems.ForEach(problem => Console.Out.WriteLine($"BASELINE: {problem}"));
        Console.Out.WriteLine(ReportText.Closing(results));
        var failed = problems.Count > 0 || results.Any(result => result.Row.Limits.Any(limit => result.VerdictOn(limit) == Verdict.Failed));
        return options.Gates && failed ? GateFailed : Ok;
    }

    private static RowResult Measure(Cell cell, int rounds)
    {
        var result = new RowResult(cell.Row);
        var sides = cell.Row.Contenders.Where(side => side.Missing is null).ToList();
        for (var batch = 0; batch < WarmUps; batch++)
        {
            sides.ForEach(side => side.Run(cell.Operations));
        }

        for (var round = 0; round < rounds; round++)
        {
            sides.ForEach(side => result.Add(side, side.Run(cell.Operations)));
            sides.Reverse();
        }

        Console.Error.WriteLine($"measured {cell.Row.Name}");
        return result;
    }
}
