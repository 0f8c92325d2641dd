using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Results;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Model;

public sealed class JudgeTests(ITestOutputHelper output)
{
    [Fact]
    public void Product()
    {
        var report = ConformanceRun.Judge(() => new ProductSubject(), new ConformanceOptions());
        output.WriteLine($"{report.Programs} in {report.Elapsed}; {string.Join("; ", report.Warnings)}");
        output.WriteLine(string.Join("\n", report.Rules.Where(r => r.Verdict != Verdict.Pass).Select(r => $"{r.Rule} {r.Verdict} {r.Cases} {r.Reason} {r.Counterexample?.Program}")));
        output.WriteLine(string.Join(" ", report.Rules.Where(r => r.Verdict == Verdict.Pass).Select(r => $"{r.Rule}:{r.Cases}")));
    }
}
