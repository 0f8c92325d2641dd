using System.Globalization;
using System.Text.RegularExpressions;

namespace TrialNet.Ci.Totals;

/// <summary>Finds the summary lines in what 'dotnet test' and 'trial' print.</summary>
internal static partial class TestLog
{
    private static readonly string[] NotVerdicts = ["late", "flaky", "warnings"];

    public static IEnumerable<SuiteTotals> Read(string log)
    {
        var text = Colour().Replace(log, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        return DotnetSummary().Matches(text).Select(FromDotnet).Concat(TrialSummary().Matches(text).Select(FromTrial));
    }

    private static SuiteTotals FromDotnet(Match match) =>
        new(match.Groups["project"].Value, Number(match, "passed"), Number(match, "failed"), Number(match, "skipped"));

    // Successes may be left out of the line; whatever is neither a success nor skipped nor an expected failure has failed.
    private static SuiteTotals FromTrial(Match match)
    {
        var items = Item().Matches(match.Groups["items"].Value)
            .ToDictionary(item => item.Groups[1].Value, item => int.Parse(item.Groups[2].ValueSpan, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var total = Number(match, "total");
        var skipped = items.GetValueOrDefault("skips") + items.GetValueOrDefault("expectedFailures");
        var bad = items.Where(item => item.Key is not ("skips" or "expectedFailures" or "successes") && !NotVerdicts.Contains(item.Key, StringComparer.Ordinal))
            .Sum(item => item.Value);
        var passed = items.TryGetValue("successes", out var successes) ? successes : total - skipped - bad;
        var failed = Math.Max(total - skipped - passed, match.Groups["verdict"].ValueSpan is "FAILED" ? 1 : 0);
        return new SuiteTotals(SuiteTotals.TrialCommand, passed, failed, skipped);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^.*?\b(?:Passed|Failed|Skipped|Zero tests ran)!\s+- Failed:\s*(?<failed>\d+), Passed:\s*(?<passed>\d+), Skipped:\s*(?<skipped>\d+), Total:\s*\d+, Duration: .* - (?<project>\S+?)(?:\.dll|\.exe)? \(", RegexOptions.Multiline)]
    private static partial Regex DotnetSummary();

    [GeneratedRegex(@"^Ran (?<total>\d+) tests in [\d.]+s\n\s*^(?<verdict>PASSED|FAILED)(?: \((?<items>[^)]*)\))?", RegexOptions.Multiline)]
    private static partial Regex TrialSummary();

    [GeneratedRegex(@"(\w+)=(\d+)")]
    private static partial Regex Item();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colour();
}
