using System.Globalization;
using TrialNet.Runner.Results;
using TrialNet.Shared.Text;

namespace TrialNet.Runner.Reporting;

/// <summary>The last lines of a run: <c>Ran N tests in S.SSSs</c>, an empty line, <c>PASSED|FAILED (item, ...)</c>.</summary>
internal static class SummaryText
{
    /// <summary>The last line, such as <c>FAILED (failures=1, successes=4)</c>.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The line.</returns>
    public static string Status(RunResults run)
    {
        var items = new List<string>();
        foreach (var verdict in VerdictStyle.ItemOrder)
        {
            if (run.Count(verdict) is > 0 and var count)
            {
                items.Add(string.Create(CultureInfo.InvariantCulture, $"{VerdictStyle.Of(verdict).Item}={count}"));
            }
        }

        return (run.IsGreen ? "PASSED" : "FAILED") + (items.Count == 0 ? "" : $" ({string.Join(", ", items)})");
    }

    /// <summary>Writes the last lines, with what a reader has to know about them before.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(ReportWriter writer, RunResults run)
    {
        foreach (var remark in Remarks(run))
        {
            writer.WriteLine(remark, TextStyle.Notice);
        }

        var seconds = (run.Finished?.Elapsed ?? TimeSpan.Zero).TotalSeconds;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ran {run.Results.Count} tests in {seconds:F3}s"));
        writer.WriteLine();
        writer.WriteLine(Status(run), run.IsGreen ? TextStyle.Good : TextStyle.Bad);
    }

    private static IEnumerable<string> Remarks(RunResults run)
    {
        var stop = run.Finished?.Stop switch
        {
            RunStop.Interrupted => "Interrupted",
            RunStop.ExitFirst => "Stopped by --exitfirst",
            _ => null,
        };
        if (stop is not null || run.NotRun > 0)
        {
            yield return run.NotRun == 0
                ? $"{stop} in the last test."
                : string.Create(CultureInfo.InvariantCulture, $"{stop ?? "Incomplete"}: {run.NotRun} of {run.Started.TestCount} tests were not run.");
        }

        if (run.Started.Seed is { } seed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Tests were shuffled: --random={seed} repeats their order.");
        }
    }
}
