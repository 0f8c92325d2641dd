using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Repository.Tests.SideBySide;

public class RowResultTests
{
    private static readonly Limit AtMost = Limit.TimeOf("rival", gate: 1.0, aim: 0.5);

    [Theory]
    [InlineData(2, new double[] { 3, 1, 2 })]
    [InlineData(2.5, new double[] { 4, 1, 3, 2 })]
    [InlineData(7, new double[] { 7 })]
    [InlineData(double.NaN, new double[0])]
    [InlineData(double.NaN, new[] { 1, double.NaN, 2 })]
    public void The_median_is_the_middle(double expected, double[] values) => Assert.Equal(expected, Statistics.Median(values));

    [Fact]
    public void The_ratio_is_the_median_of_the_ratios_of_the_rounds()
    {
        // The machine was five times as slow in the second round, for both, and hiccuped for us in the third.
        var result = Sides.Result(Sides.Row(AtMost), (10, 20), (50, 100), (90, 20), (10, 20), (10, 20));

        Assert.Equal(0.5, result.RatioOf(AtMost));
        Assert.Equal(Verdict.AimReached, result.VerdictOn(AtMost));
    }

    [Fact]
    public void Figures_are_per_part()
    {
        var row = Sides.Row() with { Parts = 10 };

        Assert.Equal(new Sample(4, 4), Sides.Result(row, (40, 1)).MedianOf(row.Ours));
    }

    [Fact]
    public void A_rival_that_is_missing_skips_its_limits()
    {
        var row = new Row("chain", 1, Sides.Constant("ours", 1), [Contender.Absent("rival", "not here")], AtMost);

        var result = Assert.Single(new SideBySideRun(rounds: 3, TimeSpan.FromTicks(1)).Measure([row]));

        Assert.Equal(Verdict.Skipped, result.VerdictOn(AtMost));
        Assert.Contains("skipped: not here", ReportText.Table([result]), StringComparison.Ordinal);
        Assert.Equal("gates: 0 passed, 0 failed, 1 skipped; aims: 0 of 1 reached", ReportText.Closing([result]));
    }

    [Fact]
    public void The_closing_line_counts_gates_and_aims()
    {
        var faster = Limit.FasterThan("rival", gate: 1.5, aim: 3);
        var bytes = Limit.BytesOf("rival", gate: 0.1, aim: 0.1);

        var result = Sides.Result(Sides.Row(AtMost, faster, bytes), (10, 20));

        Assert.Equal("gates: 2 passed, 1 failed, 0 skipped; aims: 1 of 3 reached", ReportText.Closing([result]));
        Assert.Contains("time 2.00 (gate >= 1.50, aim 3.00): passed", ReportText.Table([result]), StringComparison.Ordinal);
        Assert.Contains("bytes 0.50 (gate <= 0.10, aim 0.10): FAILED", ReportText.Table([result]), StringComparison.Ordinal);
    }
}
