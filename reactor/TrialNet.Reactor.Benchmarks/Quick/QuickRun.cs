using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;
using TrialNet.Reactor.Benchmarks.Deferreds;
using TrialNet.Reactor.Benchmarks.Loops;
using TrialNet.Reactor.Benchmarks.Peers;

namespace TrialNet.Reactor.Benchmarks.Quick;

/// <summary>The side-by-side mode.</summary>
internal static class QuickRun
{
    private const int Ok = 0;
    private const int GateFailed = 1;
    private const int BadUsage = 5;
    private const string Node = "Node";

    /// <summary>How many timers stand while others are set and cancelled.</summary>
    private const string Crowd = "100000";

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
        using var deferreds = StartPython(python, "deferred_bench.py");
        using var loops = StartPython(python, "reactor_bench.py");
        using var crowded = StartPython(python, "reactor_bench.py", Crowd);
        using var script = StartNode();
        using var crowdedScript = StartNode(Crowd);
        const string noNode = "there is no node";
        const string noTwisted = "no python3 imports twisted (set TRIALNET_PYTHON to one that does)";
        IReadOnlyList<Row> all =
        [
            .. DeferredRows.All(new Peer(DeferredRows.Twisted, deferreds, noTwisted)),
            .. LoopRows.All(
                new Peer(DeferredRows.Twisted, loops, noTwisted),
                new Peer(Node, script, noNode),
                new Peer(DeferredRows.Twisted, crowded, noTwisted),
                new Peer(Node, crowdedScript, noNode)),
        ];
        var rows = all.Where(row => row.Name.Contains(options.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        Console.Out.WriteLine(
            $".NET {Environment.Version}, Twisted {python?.TwistedVersion ?? "absent"}, {where}; medians of {options.Rounds} rounds, processor time");
        return new SideBySideRun(options.Rounds, options.Batch).Measure(rows);
    }

    private static string PeerFile(string name) => RepositoryRoot.Combine("fixtures", "peers", name);

    private static PeerProcess? StartPython(PythonPeer? python, string file, params IReadOnlyList<string> arguments) =>
        python is null ? null : PeerProcess.Start(python.Executable, [PeerFile(file), .. arguments]);

    private static PeerProcess? StartNode(params IReadOnlyList<string> arguments) =>
        RequiredTool.Find("node") is { } node ? PeerProcess.Start(node, [PeerFile("reactor_bench.js"), .. arguments]) : null;
}
