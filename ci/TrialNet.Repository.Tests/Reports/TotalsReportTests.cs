using TrialNet.Ci.Totals;

namespace TrialNet.Repository.Tests.Reports;

public class TotalsReportTests
{
    private static readonly TestFloors Floors = TestFloors.Read(
        """{ "projects": { "A.Tests": 10, "B.Tests": 1 }, "trial": [4, 5] }""");

    private static readonly SuiteTotals[] Good = [new("A.Tests", 10, 0, 1), new("B.Tests", 1, 0, 0), new("trial", 4, 0, 0), new("trial", 5, 0, 0)];

    private static TotalsReport Replacing(int index, params SuiteTotals[] by) =>
        TotalsReport.Of([.. Good[..index], .. by, .. Good[(index + 1)..]], Floors);

    private static string LastLine(TotalsReport report) => report.Text.Split('\n')[^1];

    [Fact]
    public void At_the_floors_it_is_green()
    {
        var report = TotalsReport.Of(Good, Floors);

        Assert.True(report.IsGreen);
        Assert.Equal("20 passed, 0 failed, 1 skipped", LastLine(report));
    }

    [Fact]
    public void Without_skips_the_closing_line_has_two_numbers() =>
        Assert.Equal("21 passed, 0 failed", LastLine(Replacing(0, new SuiteTotals("A.Tests", 11, 0, 0))));

    [Fact]
    public void A_failed_test_is_red()
    {
        var report = Replacing(0, new SuiteTotals("A.Tests", 9, 1, 0));

        Assert.False(report.IsGreen);
        Assert.Equal("19 passed, 1 failed", LastLine(report));
    }

    [Fact]
    public void One_test_too_few_is_red_and_named()
    {
        var report = Replacing(0, new SuiteTotals("A.Tests", 9, 0, 0));

        Assert.False(report.IsGreen);
        Assert.Contains("BELOW FLOOR: A.Tests executed 9 tests, at least 10 expected", report.Text, StringComparison.Ordinal);
        Assert.Equal("19 passed, 1 failed", LastLine(report));
    }

    [Fact]
    public void Skipped_tests_do_not_count_as_executed() =>
        Assert.Contains("A.Tests executed 4 tests", Replacing(0, new SuiteTotals("A.Tests", 4, 0, 20)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_project_that_did_not_run_is_red() =>
        Assert.Contains("B.Tests executed 0 tests, at least 1 expected", Replacing(1).Text, StringComparison.Ordinal);

    [Fact]
    public void A_missing_reactor_is_red() =>
        Assert.Contains("trial reported 1 reactors, at least 2 expected", Replacing(3).Text, StringComparison.Ordinal);

    [Fact]
    public void A_reactor_with_too_few_tests_is_red() =>
        Assert.Contains(
            "trial executed 4 tests on a reactor, at least 5 expected", Replacing(3, new SuiteTotals("trial", 4, 0, 9)).Text, StringComparison.Ordinal);

    [Fact]
    public void Nothing_at_all_is_red() => Assert.False(TotalsReport.Of([], Floors).IsGreen);
}
