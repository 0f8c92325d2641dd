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
        Assert.Equal("gates: 0 passed, 0 failed, 0 out of reach, 1 skipped; aims: 0 of 1 reached", ReportText.Closing([result]));
    }

    [Fact]
    public void The_closing_line_counts_gates_and_aims()
    {
        var faster = Limit.FasterThan("rival", gate: 1.5, aim: 3);
        var bytes = Limit.BytesOf("rival", gate: 0.1, aim: 0.1);

        var result = Sides.Result(Sides.Row(AtMost, faster, bytes), (10, 20));

        Assert.Equal("gates: 2 passed, 1 failed, 0 out of reach, 0 skipped; aims: 1 of 3 reached", ReportText.Closing([result]));
        Assert.Contains("time 2.00 (gate >= 1.50, aim 3.00): passed", ReportText.Table([result]), StringComparison.Ordinal);
        Assert.Contains("bytes 0.50 (gate <= 0.10, aim 0.10): FAILED", ReportText.Table([result]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_that_the_ceiling_does_not_hold_is_out_of_reach()
    {
        var result = BesideCeiling(ours: 100, ceiling: 90, rival: 120, ofCeiling: 0.80);

        Assert.Equal([Verdict.AimReached, Verdict.OutOfReach], Verdicts(result));
        Assert.Contains("time 1.20 (gate >= 1.50, aim 1.80, C 1.33): out of reach", ReportText.Table([result]), StringComparison.Ordinal);
        Assert.Contains("time 0.90 (gate >= 0.80, aim 0.90): aim reached", ReportText.Table([result]), StringComparison.Ordinal);
        Assert.Equal("gates: 1 passed, 0 failed, 1 out of reach, 0 skipped; aims: 1 of 2 reached", ReportText.Closing([result]));
    }

    [Theory]
    [InlineData(100, 70, 120, 0.80)]
    [InlineData(100, 90, 120, double.NaN)]
    [InlineData(100, 80, 120, 0.80)]
    [InlineData(100, double.NaN, 120, 0.80)]
    public void It_is_failed_by_who_is_far_from_the_ceiling_or_promises_nothing_about_it_or_if_the_ceiling_holds_it_or_is_missing(
        double ours, double ceiling, double rival, double ofCeiling)
    {
        var result = BesideCeiling(ours, ceiling, rival, ofCeiling);

        Assert.Equal(Verdict.Failed, result.VerdictOn(result.Row.Limits[^1]));
    }

    [Fact]
    public void A_gate_that_holds_above_the_ceiling_has_passed() =>
        Assert.Equal([Verdict.AimReached, Verdict.Passed], Verdicts(BesideCeiling(ours: 75, ceiling: 90, rival: 120, ofCeiling: 0.80)));

    [Theory]
    [InlineData(Verdict.Passed, 102, 98, 101, 99, 103, 97, 102)]
    [InlineData(Verdict.Passed, 102, 102, 101, 99, 103, 97, 102)]
    [InlineData(Verdict.Passed, 102, 102, 101, 99, 103, 101, 102)]
    [InlineData(Verdict.Failed, 102, 102, 101, 101, 103, 101, 102)]
    [InlineData(Verdict.Failed, 102, 102, 101, 101, 103)]
    [InlineData(Verdict.Failed, 106, 98, 107, 99, 106, 97, 106)]
    [InlineData(Verdict.Passed, 98, 98, 98, 98, 98, 98, 98)]
    [InlineData(Verdict.AimReached, 70, 70, 70, 70, 70, 70, 70)]
    public void Never_slower_is_broken_by_more_rounds_or_more_time_than_chance_would_give(Verdict expected, params int[] ours)
    {
        var never = Limit.NeverSlowerThan("rival", aim: 0.75);

        Assert.Equal(expected, Sides.Result(Sides.Row(never), [.. ours.Select(static mine => ((double)mine, 100.0))]).VerdictOn(never));
    }

    [Fact]
    public void What_allows_for_chance_says_how_many_rounds_did_not_hold_it()
    {
        var result = Sides.Result(Sides.Row(Limit.NeverSlowerThan("rival", aim: 0.75)), (102, 100), (98, 100), (101, 100));

        Assert.Contains("time 1.01 (gate <= 1.00, aim 0.75, not held in 2 of 3 rounds): passed", ReportText.Table([result]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 7, 1)]
    [InlineData(7, 7, 1.0 / 128)]
    [InlineData(6, 7, 8.0 / 128)]
    [InlineData(5, 7, 29.0 / 128)]
    [InlineData(1, 1, 0.5)]
    [InlineData(0, 0, 1)]
    public void Chance_is_that_of_a_fair_coin(int heads, int tosses, double expected) => Assert.Equal(expected, Statistics.ChanceOf(heads, tosses), precision: 12);

    private static IEnumerable<Verdict> Verdicts(RowResult result) => result.Row.Limits.Select(result.VerdictOn);

    /// <summary>We beside C, if a gate of that is given, and beside a rival, whom we should be half as fast again; C is missing if its cost is NaN.</summary>
    private static RowResult BesideCeiling(double ours, double ceiling, double rival, double ofCeiling)
    {
        Limit[] near = double.IsNaN(ofCeiling) ? [] : [Limit.FasterThan("C", ofCeiling, ofCeiling + 0.1)];
        var c = double.IsNaN(ceiling) ? Contender.Absent("C", "no compiler") : Sides.Constant("C", ceiling);
        var row = new Row("echo", 1, Sides.Constant("ours", ours), [Sides.Constant("rival", rival), c], [.. near, Limit.FasterThan("rival", 1.5, 1.8)]) { Ceiling = "C" };
        var result = new RowResult(row);
        foreach (var side in row.Contenders.Where(side => side.Missing is null))
        {
            result.Add(side, side.Run(1));
        }

        return result;
    }
}
