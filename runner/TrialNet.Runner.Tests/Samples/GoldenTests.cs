using System.Globalization;
using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>What trial writes about every sample, kept word by word.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed partial class GoldenTests
{
    private const string WithoutSupervisor = "!NeedsSupervisor";

    [Fact]
    public async Task Tree() => await Snapshots.Verify(await Of(2, "--reporter=tree", WithoutSupervisor));

    [Fact]
    public async Task Dots() => await Snapshots.Verify(await Of(2, "--reporter=dots", WithoutSupervisor));

    [SkippableFact]
    public async Task Deaths()
    {
        Skip.If(OperatingSystem.IsWindows(), "processes die of other causes there");
        await Snapshots.Verify(await Of(2, "::NeedsSupervisor"));
    }

    [Fact]
    public async Task Green() => await Snapshots.Verify(await Of(0, "::Verdicts.TestPasses"));

    [Fact]
    public async Task The_counts_add_up_to_the_number_of_tests()
    {
        var listed = (await SampleSuite.RunAsync("--list-tests")).Output.Split('\n').Count(line => line.StartsWith("  TrialNet.Samples.", StringComparison.Ordinal));

        var output = (await TrialOutput.RunAsync()).MustExitWith(2).Output;

        var counts = Counts().Match(output).Groups["count"].Captures.Select(count => int.Parse(count.Value, CultureInfo.InvariantCulture));
        Assert.Equal(listed, counts.Sum());
        Assert.Contains($"Running {listed} tests on select.", output, StringComparison.Ordinal);
        Assert.Contains($"\nRan {listed} tests in ", output, StringComparison.Ordinal);
    }

    private static async Task<string> Of(int exitCode, params string[] arguments) =>
        TrialOutput.Scrub((await TrialOutput.RunAsync(arguments)).MustExitWith(exitCode).Output);

    [GeneratedRegex(@"\nFAILED \((\w+=(?<count>\d+)(, )?)+\)")]
    private static partial Regex Counts();
}
