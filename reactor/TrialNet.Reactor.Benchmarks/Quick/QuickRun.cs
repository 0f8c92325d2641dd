using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;
using TrialNet.Reactor.Benchmarks.Deferreds;

namespace TrialNet.Reactor.Benchmarks.Quick;

/// <summary>The side-by-side mode.</summary>
internal static class QuickRun
{
    private const int Ok = 0;
    private const int GateFailed = 1;
    private const int BadUsage = 5;

    public static int Run(string[] arguments)
    {
        if (QuickOptions.Parse(arguments) is not { } options)
        {
            Console.Error.WriteLine(QuickOptions.Usage);
            return BadUsage;
        }

        var baseline = options.Baseline is { } file ? BytesBaseline.Read(File.ReadAllText(file)) : null;
        var results = Measure(options);
        if (results.Count == 0)
        {
            Console.Error.WriteLine($"no row's name contains '{options.Filter}'");
            return BadUsage;
        }

        Console.Out.WriteLine(ReportText.Table(results));
        var problems = baseline?.Check(results).ToList() ?? [];
        problems.ForEach(problem => Console.Out.WriteLine($"BASELINE: {problem}"));
        Console.Out.WriteLine(ReportText.Closing(results));

        // CI installs what a comparison needs: there, a side that is missing is a gate that does not hold.
        var bad = RequiredTool.IsCi ? new[] { Verdict.Failed, Verdict.Skipped } : [Verdict.Failed];
        var failed = problems.Count > 0 || results.Any(result => result.Row.Limits.Any(limit => bad.Contains(result.VerdictOn(limit))));
        return options.Gates && failed ? GateFailed : Ok;
    }

    private static IReadOnlyList<RowResult> Measure(QuickOptions options)
    {
        var where = PinnedCore.Pin();
        var python = PythonPeer.Find();
        using var process = python is null ? null : PeerProcess.Start(python.Executable, RepositoryRoot.Combine("fixtures", "peers", "deferred_bench.py"));
        var rows = DeferredRows.All(new Twisted(process)).Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        Console.Out.WriteLine(
            $".NET {Environment.Version}, Twisted {python?.TwistedVersion ?? "absent"}, {where}; medians of {options.Rounds} rounds, processor time");
        return new SideBySideRun(options.Rounds, options.Batch).Measure(rows);
    }
}
