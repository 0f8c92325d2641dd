using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;
using TrialNet.Runner.Benchmarks.Generating;

namespace TrialNet.Runner.Benchmarks.Measuring;

/// <summary>The sides of the rows: commands that run suites, and what their runs cost.</summary>
internal sealed class Runs(Suites suites)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(10);

    /// <summary>The time of a whole run, from the start of the command to its exit.</summary>
    internal Contender Whole(Runner runner, TestKind kind, int tests) => Contender.Measured(runner.Name, _ => Run(runner, kind, tests));

    /// <summary>What a test costs beyond the first: the whole run, less the run of one test, by the number of tests.</summary>
    internal Contender PerTest(Runner runner, TestKind kind, int tests) => Contender.Measured(runner.Name, _ =>
    {
        var one = Run(runner, kind, 1);
        var all = Run(runner, kind, tests);
        return new Sample((all.Nanoseconds - one.Nanoseconds) / tests, double.NaN);
    });

    /// <summary>The most memory that one of the processes of a run holds.</summary>
    internal Contender Memory(Runner runner, TestKind kind, int tests) => Contender.Measured(runner.Name, _ =>
    {
        var (file, arguments, options) = CommandOf(runner, kind, tests);
        using var run = ProcessRun.Start(file, arguments, options);
        var most = 0L;
        var exit = run.WaitForExitAsync();
        while (!exit.Wait(TimeSpan.FromMilliseconds(5)))
        {
            most = Math.Max(most, ProcessMemory.OfLargest(run.Id));
        }

        Check(exit.Result, tests);
        return new Sample(exit.Result.Elapsed.TotalNanoseconds, most);
    });

    private static void Check(ProcessResult result, int tests)
    {
        // A run that lost tests is fast.
        result.MustExitWith(0);
        if (!result.Output.Contains(tests.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{tests} tests were to be run\n{result}");
        }
    }

    private Sample Run(Runner runner, TestKind kind, int tests)
    {
        var (file, arguments, options) = CommandOf(runner, kind, tests);
        var result = ProcessRun.RunAsync(file, arguments, options).GetAwaiter().GetResult();
        Check(result, tests);
        return new Sample(result.Elapsed.TotalNanoseconds, double.NaN);
    }

    private (string File, IReadOnlyList<string> Arguments, ProcessRunOptions Options) CommandOf(Runner runner, TestKind kind, int tests)
    {
        var suite = new Suite(runner.Framework, kind, tests, runner.Compilation);
        var executable = suites.ExecutableOf(suite);
        var options = new ProcessRunOptions { Timeout = LongestRun, WorkingDirectory = suites.FolderOf(suite) };
        return runner.IsCommand
            ? (suites.CommandOf(runner.Compilation), [.. runner.Arguments, suites.AssemblyOf(suite)], options)
            : (executable, runner.Arguments, options);
    }
}
