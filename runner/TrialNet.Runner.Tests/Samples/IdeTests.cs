using System.Text.Json.Nodes;

namespace TrialNet.Runner.Tests.Samples;

/// <summary>What a click in an IDE does.</summary>
[Collection(nameof(OneProcessAtATime))]
public sealed class IdeTests
{
    [Fact]
    public void An_ide_finds_the_tests_with_their_places_and_runs_the_chosen_ones()
    {
        using var session = IdeSession.Start();

        var discovered = session.Discover();

        Assert.All(discovered, node => Assert.Equal("discovered", (string?)node["execution-state"]));
        var fails = discovered.Single(node => (string?)node["uid"] == "TrialNet.Samples.Verdicts.TestFails");
        Assert.EndsWith("Verdicts.cs", (string?)fails["location.file"], StringComparison.Ordinal);
        Assert.Equal(("TrialNet.Samples.Verdicts", "TestFails"), ((string?)fails["location.type"], (string?)fails["location.method"]));
        Assert.True((int?)fails["location.line-start"] > 1);

        var passes = discovered.Single(node => (string?)node["uid"] == "TrialNet.Samples.Verdicts.TestPasses");
        var ran = session.Run(fails, passes).Where(node => StateOf(node) != "in-progress").ToDictionary(node => (string)node["uid"]!, node => node);

        Assert.Equal(["TrialNet.Samples.Verdicts.TestFails", "TrialNet.Samples.Verdicts.TestPasses"], ran.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("passed", StateOf(ran["TrialNet.Samples.Verdicts.TestPasses"]));
        Assert.Equal("failed", StateOf(ran["TrialNet.Samples.Verdicts.TestFails"]));
        Assert.Equal("the seventh line does not rhyme", (string?)ran["TrialNet.Samples.Verdicts.TestFails"]["error.message"]);
        Assert.Contains("Verdicts.cs:line ", (string?)ran["TrialNet.Samples.Verdicts.TestFails"]["error.stacktrace"], StringComparison.Ordinal);
    }

    private static string? StateOf(JsonNode node) => (string?)node["execution-state"];
}
