using System.Text.RegularExpressions;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>The executable under the platform and the trial command judge by the same runner: they must agree on every test.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed partial class SameVerdictsTests
{
    [Fact]
    public async Task Both_front_doors_know_the_same_tests_and_give_the_same_verdicts()
    {
        var (platform, report) = await SampleSuite.ReportAsync("--treenode-filter", SampleSuite.WithoutSupervisor, "--reactor", "select");
        var trial = await TrialOutput.RunAsync("--reporter=verbose", "!NeedsSupervisor");

        var expected = Lines().Matches(trial.MustExitWith(2).Output)
            .GroupBy(line => line.Groups["id"].Value, line => line.Groups["verdict"].Value)
            .Select(lines => $"{lines.Key} {ByTrial(lines.Last())}").Order(StringComparer.Ordinal).ToList();
        var actual = report.Select(entries => $"{entries.Key} {ByPlatform(entries.Last())}").Order(StringComparer.Ordinal).ToList();

        platform.MustExitWith(2);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    // The finest that both can say: for the platform whatever went wrong has failed, and a todo was skipped.
    private static string ByTrial(string verdict) => verdict switch
    {
        "OK" or "WARNING" => "passed",
        "SKIPPED" => "skipped",
        "TODO" => "todo",
        "SUCCESS!?!" => "unexpected success",
        "LATE" => "late",
        "FAIL" or "ERROR" or "TIMEOUT" => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "an unknown verdict of trial"),
    };

    private static string ByPlatform((string Outcome, string Text) entry) => entry switch
    {
        ("Passed", _) => "passed",
        ("NotExecuted", var text) when text.StartsWith("Skipped:", StringComparison.Ordinal) => "skipped",
        ("NotExecuted", var text) when text.StartsWith("todo:", StringComparison.Ordinal) => "todo",
        ("Failed", var text) when text.StartsWith("Unexpected success:", StringComparison.Ordinal) => "unexpected success",
        ("Failed", var text) when text.StartsWith("After its verdict:", StringComparison.Ordinal) => "late",
        ("Failed", _) => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "an unknown outcome of the platform"),
    };

    [GeneratedRegex(@"^(?<id>TrialNet\.Samples\.\S+) \.\.\. \[(?<verdict>[^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
