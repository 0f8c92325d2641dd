using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Repository.Tests.SideBySide;

public class LimitTests
{
    private static readonly Limit Faster = Limit.FasterThan("rival", gate: 6, aim: 10);
    private static readonly Limit AtMost = Limit.TimeOf("rival", gate: 1.6, aim: 1.2);

    [Theory]
    [InlineData(12, Verdict.AimReached)]
    [InlineData(10, Verdict.AimReached)]
    [InlineData(9.9, Verdict.Passed)]
    [InlineData(6, Verdict.Passed)]
    [InlineData(5.9, Verdict.Failed)]
    [InlineData(double.NaN, Verdict.Skipped)]
    public void More_is_better_where_we_are_faster(double ratio, Verdict expected) => Assert.Equal(expected, Faster.Judge(ratio));

    [Theory]
    [InlineData(0.1, Verdict.AimReached)]
    [InlineData(1.2, Verdict.AimReached)]
    [InlineData(1.3, Verdict.Passed)]
    [InlineData(1.6, Verdict.Passed)]
    [InlineData(1.7, Verdict.Failed)]
    [InlineData(double.NaN, Verdict.Skipped)]
    public void Less_is_better_where_we_take_a_part_of_the_rivals_time(double ratio, Verdict expected) => Assert.Equal(expected, AtMost.Judge(ratio));

    [Fact]
    public void A_speed_up_is_the_rivals_time_over_ours() => Assert.Equal(8, Faster.Ratio(new Sample(10, 1), new Sample(80, 1)));

    [Fact]
    public void A_part_is_our_time_over_the_rivals() => Assert.Equal(0.125, AtMost.Ratio(new Sample(10, 1), new Sample(80, 1)));

    [Fact]
    public void Bytes_are_compared_as_bytes() =>
        Assert.Equal(0.5, Limit.BytesOf("rival", 0.6, 0.5).Ratio(new Sample(10, 100), new Sample(1, 200)));

    [Fact]
    public void Bytes_that_nobody_counts_give_no_ratio() =>
        Assert.Equal(double.NaN, Limit.BytesOf("rival", 0.6, 0.5).Ratio(new Sample(10, 100), new Sample(1, double.NaN)));
}
