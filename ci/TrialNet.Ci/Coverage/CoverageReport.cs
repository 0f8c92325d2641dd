using System.Globalization;
using System.Text;

namespace TrialNet.Ci.Coverage;

/// <summary>Line coverage by product assembly, and which of them are below their floor.</summary>
internal sealed record CoverageReport(string Text, bool IsGreen)
{
    public static CoverageReport Of(CoveredLines lines, CoverageFloors floors)
    {
        var assemblies = lines.ByAssembly.Where(entry => IsProduct(entry.Assembly)).ToList();
        var text = new StringBuilder("line coverage\n");
        foreach (var (assembly, covered, all) in assemblies.Append(("all", assemblies.Sum(entry => entry.Covered), assemblies.Sum(entry => entry.Lines))))
        {
            text.Append(CultureInfo.InvariantCulture, $"{assembly,-36}{Percent(covered, all),6:F1} %{covered,8} of {all} lines\n");
        }

        var problems = floors.Lines
            .Select(floor => (floor.Key, floor.Value, Observed: assemblies.Where(entry => string.Equals(entry.Assembly, floor.Key, StringComparison.Ordinal))
                .Select(entry => Percent(entry.Covered, entry.Lines)).FirstOrDefault(0)))
            .Where(floor => floor.Observed < floor.Value).ToList();
        problems.ForEach(floor => text.Append(CultureInfo.InvariantCulture, $"BELOW FLOOR: {floor.Key} {floor.Observed:F1} %, at least {floor.Value} % expected\n"));
        return new CoverageReport(text.ToString().TrimEnd('\n'), problems.Count == 0);
    }

    private static double Percent(int covered, int all) => all == 0 ? 0 : 100.0 * covered / all;

    private static bool IsProduct(string assembly) =>
        !assembly.EndsWith(".Tests", StringComparison.Ordinal) && assembly is not ("TrialNet.Fixtures" or "TrialNet.Samples" or "trialnet-ci");
}
