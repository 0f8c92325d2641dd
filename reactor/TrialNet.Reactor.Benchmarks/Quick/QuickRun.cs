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

        var where = PinnedCore.Pin();
        var python = PythonPeer.Find();
        using var process = python is null ? null : PeerProcess.Start(python.Executable, RepositoryRoot.Combine("fixtures", "peers", "deferred_bench.py"));
        var rows = DeferredRows.All(new Twisted(process)).Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        Console.Out.WriteLine(
            $".NET {Environment.Version}, Twisted {python?.TwistedVersion ?? "absent"}, {where}; medians of {options.Rounds} rounds, processor time");
        var results = new SideBySideRun(options.Rounds, options.Batch).Measure(rows);
        Console.Out.WriteLine(ReportText.Table(results));
        Console.Out.WriteLine(ReportText.Closing(results));
        var failed = results.Any(result => result.Row.Limits.Any(limit => result.VerdictOn(limit) == Verdict.Failed));
        return options.Gates && failed ? GateFailed : Ok;
    }
}
