using TrialNet.Ci.Coverage;

namespace TrialNet.Repository.Tests.Reports;

public class CoverageReportTests
{
    private static string Cobertura(string assembly, params (int Line, int Hits)[] lines) =>
        $"""
        <coverage><packages><package name="{assembly}"><classes><class name="T.X" filename="a/X.cs"><lines>
        {string.Concat(lines.Select(line => $"<line number=\"{line.Line}\" hits=\"{line.Hits}\" />"))}
        </lines></class></classes></package></packages></coverage>
        """;

    private static CoverageReport Report(double floor, params string[] coberturas) =>
        CoverageReport.Of(CoveredLines.Read(coberturas), CoverageFloors.Read($$"""{ "lines": { "TrialNet.Defer": {{floor}} } }"""));

    [Fact]
    public void Reports_are_merged_line_by_line()
    {
        var other = Cobertura("TrialNet.Defer", (1, 0), (2, 1), (3, 0), (4, 0)).Replace("a/X.cs", "/home/a/X.cs", StringComparison.Ordinal);

        var report = Report(75, Cobertura("TrialNet.Defer", (1, 1), (2, 0), (3, 0), (4, 9)), other);

        Assert.True(report.IsGreen);
        Assert.Contains("TrialNet.Defer                        75.0 %       3 of 4 lines", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_its_floor_an_assembly_is_red()
    {
        var report = Report(76, Cobertura("TrialNet.Defer", (1, 1), (2, 1), (3, 1), (4, 0)));

        Assert.False(report.IsGreen);
        Assert.EndsWith("BELOW FLOOR: TrialNet.Defer 75.0 %, at least 76 % expected", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_no_report_has_is_red() => Assert.False(Report(1, Cobertura("TrialNet.Reactor", (1, 1))).IsGreen);

    [Fact]
    public void Generated_code_is_left_out() =>
        Assert.DoesNotContain(
            "TrialNet.Defer ",
            Report(0, Cobertura("TrialNet.Defer", (1, 0)).Replace("a/X.cs", "_/artifacts/obj/X.g.cs", StringComparison.Ordinal)).Text,
            StringComparison.Ordinal);

    [Fact]
    public void Tests_and_helpers_are_left_out()
    {
        var report = Report(0, Cobertura("TrialNet.Fixtures", (1, 1)), Cobertura("TrialNet.Runner.Tests", (1, 1)), Cobertura("TrialNet.Runner", (1, 0)));

        Assert.DoesNotContain("Fixtures", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Runner.Tests", report.Text, StringComparison.Ordinal);
        Assert.EndsWith("0.0 %       0 of 1 lines", report.Text, StringComparison.Ordinal);
    }
}
