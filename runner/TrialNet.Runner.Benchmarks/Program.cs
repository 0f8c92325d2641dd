using TrialNet.Fixtures.SideBySide;
using TrialNet.Runner.Benchmarks.Generating;
using TrialNet.Runner.Benchmarks.Measuring;

namespace TrialNet.Runner.Benchmarks;

/// <summary>
/// What a test costs, beside other frameworks: generates projects of the same tests, builds all of them, and then runs every side of
/// every row in turns, in the reverse order every second round.
/// </summary>
internal static class Program
{
    private const int Ok = 0;
    private const int GateFailed = 1;
    private const int BadUsage = 5;

    private static int Main(string[] arguments)
    {
        if (BenchmarkOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(BenchmarkOptions.Usage);
            return BadUsage;
        }

        var baseline = options.Baseline is { } file ? BytesBaseline.Read(File.ReadAllText(file)) : null;
        var suites = new Suites(Path.GetFullPath(options.Folder));
        var rows = RunnerRows.All(suites).Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (rows.Count == 0)
        {
            Console.Error.WriteLine($"no row's name contains '{options.Filter}'");
            return BadUsage;
        }

        // Builds what is not built yet, and warms the file cache.
        foreach (var side in rows.SelectMany(row => row.Contenders).Where(side => side.Missing is null))
        {
            side.Run(1);
        }

        Console.Out.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} processors; wall time, medians of {options.Rounds} rounds");
        var results = Measure(rows, options.Rounds);
        Console.Out.WriteLine(ReportText.Table(results));
        var problems = baseline?.Check(results.Where(result => !double.IsNaN(result.MedianOf(result.Row.Ours).Bytes))).ToList() ?? [];
        problems.ForEach(problem => Console.Out.WriteLine($"BASELINE: {problem}"));
        Console.Out.WriteLine(ReportText.Closing(results));
        var failed = problems.Count > 0 || results.Exists(result => result.Row.Limits.Any(limit => result.VerdictOn(limit) == Verdict.Failed));
        return options.Gates && failed ? GateFailed : Ok;
    }

    private static List<RowResult> Measure(List<Row> rows, int rounds)
    {
        var results = rows.ConvertAll(row => new RowResult(row));
        var plan = results.SelectMany(result => result.Row.Contenders.Where(side => side.Missing is null).Select(side => (result, side))).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var (result, side) in plan)
            {
                result.Add(side, side.Run(1));
            }

            plan.Reverse();
            Console.Error.WriteLine($"round {round} of {rounds}");
        }

        return results;
    }
}
