using TrialNet.Fixtures;
using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Repository.Tests.SideBySide;

public class BytesBaselineTests
{
    private static readonly BytesBaseline Baseline = BytesBaseline.Read("""{ "mostBytes": { "chain": 100 } }""");

    [Theory]
    [InlineData(90)]
    [InlineData(101)]
    public void A_row_may_allocate_its_bytes(double bytes) => Assert.Empty(Baseline.Check([Sides.Result(Sides.Row(), (bytes, 1))]));

    [Fact]
    public void More_is_reported() =>
        Assert.Equal(["'chain' allocates 108 bytes, at most 100 expected"], Baseline.Check([Sides.Result(Sides.Row(), (108, 1))]));

    [Fact]
    public void A_row_without_a_bound_is_reported() =>
        Assert.Equal(
            ["no bound for 'await', which allocates 1 bytes"],
            Baseline.Check([Sides.Result(Sides.Row() with { Name = "await" }, (1, 1))]));

    [Fact]
    public void The_file_can_be_read() =>
        Assert.All(BytesBaseline.Read(File.ReadAllText(RepositoryRoot.Combine("ci", "baselines", "bench.json"))).MostBytes.Values, most => Assert.True(most > 0));
}
