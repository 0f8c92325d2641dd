using System.Globalization;
using System.Text;

namespace TrialNet.Ci.Totals;

/// <summary>The totals of a whole CI run against the floors. Too few tests are as red as a failed one.</summary>
internal sealed record TotalsReport(string Text, bool IsGreen)
{
    public static TotalsReport Of(IReadOnlyCollection<SuiteTotals> results, TestFloors floors)
    {
        var problems = MissingProjects(results, floors).Concat(Trial(results, floors.Trial)).ToList();
        var failed = results.Sum(result => result.Failed);
        var text = new StringBuilder();
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Origin,-36}{result.Passed,6} passed{result.Failed,6} failed{result.Skipped,6} skipped\n");
        }

        problems.ForEach(problem => text.Append(CultureInfo.InvariantCulture, $"BELOW FLOOR: {problem}\n"));
        text.Append(ClosingLine(results, failed + problems.Count));
        return new TotalsReport(text.ToString(), failed + problems.Count == 0);
    }

    // Ends every CI run. A floor that was missed counts as one failure, so that the line never looks green when the run is red.
    private static string ClosingLine(IReadOnlyCollection<SuiteTotals> results, int failed)
    {
        var skipped = results.Sum(result => result.Skipped);
        return string.Create(CultureInfo.InvariantCulture, $"{results.Sum(result => result.Passed)} passed, {failed} failed")
            + (skipped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {skipped} skipped"));
    }

    private static IEnumerable<string> MissingProjects(IReadOnlyCollection<SuiteTotals> results, TestFloors floors) =>
        from floor in floors.Projects
        let observed = results.Where(result => string.Equals(result.Origin, floor.Key, StringComparison.Ordinal)).Sum(result => result.Total - result.Skipped)
        where observed < floor.Value || observed == 0
        select $"{floor.Key} executed {observed} tests, at least {Math.Max(floor.Value, 1)} expected";

    private static IEnumerable<string> Trial(IReadOnlyCollection<SuiteTotals> results, IReadOnlyList<int> floors)
    {
        var runs = results.Where(result => string.Equals(result.Origin, SuiteTotals.TrialCommand, StringComparison.Ordinal)).ToList();
        if (runs.Count < floors.Count)
        {
            yield return $"trial reported {runs.Count} reactors, at least {floors.Count} expected";
        }

        foreach (var (run, floor) in runs.Zip(floors).Where(entry => entry.First.Total - entry.First.Skipped < entry.Second))
        {
            yield return $"trial executed {run.Total - run.Skipped} tests on a reactor, at least {floor} expected";
        }
    }
}
