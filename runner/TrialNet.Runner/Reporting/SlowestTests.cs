using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>Lists the slowest tests of a run, each on a line that begins with its time.</summary>
internal static class SlowestTests
{
    /// <summary>Writes the list; nothing where none is wanted or no test took any time.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="count">How many tests to list at most.</param>
    public static void Write(ReportWriter writer, RunResults run, int count)
    {
        if (count == 0)
        {
            return;
        }

        var slowest = run.Results.Where(result => result.Duration > TimeSpan.Zero).OrderByDescending(result => result.Duration).Take(count).ToList();
        if (slowest.Count == 0)
        {
            return;
        }

        var (listed, all) = (Sum(slowest), Sum(run.Results));
        writer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"The slowest {slowest.Count} of {run.Results.Count} tests, {listed / all:P0} of the {all:F3}s that all took:"),
            TextStyle.Faint);
        slowest.ForEach(result => writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Duration.TotalSeconds,9:F3}s  {result.Test.Id}")));
        writer.WriteLine();
    }

    private static double Sum(IEnumerable<TestResult> results) => results.Sum(result => result.Duration.TotalSeconds);
}
