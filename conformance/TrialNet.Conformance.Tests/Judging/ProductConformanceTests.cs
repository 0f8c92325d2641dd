using System.Globalization;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;

namespace TrialNet.Conformance.Tests.Judging;

/// <summary>TrialNet's own Deferreds keep every rule. <c>TRIALNET_MAXTEST</c> sets how many random programs are run.</summary>
public sealed class ProductConformanceTests
{
    private static readonly int Cases =
        int.Parse(Environment.GetEnvironmentVariable("TRIALNET_MAXTEST") ?? "2000", CultureInfo.InvariantCulture);

    [Fact]
    public void Every_rule_is_judged_exercised_and_kept()
    {
        var report = ConformanceRun.Judge(static () => new ProductSubject(), new ConformanceOptions { Cases = Cases });

        Assert.Equal(Enum.GetValues<DeferredRule>().Select(rule => rule.Id()), report.Rules.Select(verdict => verdict.Rule));
        Assert.Equal("", string.Join('\n', report.Rules
            .Where(verdict => verdict.Verdict != Verdict.Pass && verdict.Rule != "D-2.09")
            .Select(verdict => $"{verdict.Rule} {verdict.Verdict}: {verdict.Reason} {verdict.Counterexample?.Program}")));
        Assert.Equal(Verdict.NotDeclared, report.Rules.Single(verdict => verdict.Rule == "D-2.09").Verdict);
        Assert.Empty(report.Warnings);
        Assert.True(report.IsGreen);
    }

    [Fact]
    public void D_14_06_all_programs_of_three_operations_agree_with_the_model()
    {
        var report = ExhaustiveRun.Judge(static () => new ProductSubject(), operations: 3);

        Assert.Empty(report.Failures.Select(failure => $"{failure.Rule}: {failure.Reason} {failure.Counterexample?.Program}"));
        Assert.Equal(8290, report.Programs);
    }
}
