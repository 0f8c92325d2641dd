using TrialNet.Fixtures;

namespace TrialNet.Runner.Tests.Reporting;

/// <summary>What people see, letter by letter.</summary>
public sealed class GoldenReportTests
{
    [Theory]
    [InlineData("tree")]
    [InlineData("dots")]
    [InlineData("verbose")]
    [InlineData("summary")]
    [InlineData("timing")]
    [InlineData("junit")]
    [InlineData("jsonl")]
    public Task Every_verdict(string reporter) =>
        Snapshots.Verify(ReportText.Of(reporter, EventScript.Everything()), new VerifySettings().UseTextForParameters(reporter));

    [Theory]
    [InlineData("tree")]
    [InlineData("verbose")]
    [InlineData("timing")]
    public void A_watched_report_ends_up_as_the_same_text(string reporter) =>
        Assert.Equal(ReportText.Of(reporter, EventScript.Everything()), ReportText.OnScreen(ReportText.Of(reporter, EventScript.Everything(), isLive: true)));

    [Theory]
    [InlineData("tree")]
    [InlineData("dots")]
    [InlineData("verbose")]
    [InlineData("summary")]
    [InlineData("timing")]
    public void Colours_change_nothing_else(string reporter)
    {
        var coloured = ReportText.Of(reporter, EventScript.Everything(), colours: true);
        Assert.Contains("\u001b[31m", coloured, StringComparison.Ordinal);
        Assert.Equal(ReportText.Of(reporter, EventScript.Everything()), System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9]+m", ""));
    }
}
