using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Poetry.Judging;
using TrialNet.Conformance.Results;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Poetry;

/// <summary>TrialNet's own poetry stack keeps every rule of its book.</summary>
public sealed class ProductPoetryTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_rule_holds()
    {
        var report = PoetryRun.Judge(
            new ProductPoetrySubject(),
            static options => TrialNet.Reactor.Reactors.Simulated(options).Create(),
            new ConformanceOptions { Cases = 400, Patience = TimeSpan.FromSeconds(20) },
            TrialNet.Reactor.Reactors.Default.Create);
        output.WriteLine($"{report.Programs} programs, {report.Elapsed.TotalSeconds:0.0} s");
        var broken = string.Join('\n', report.Rules.Where(static rule => rule.Verdict != Verdict.Pass).Select(static rule => $"{rule.Rule} {rule.Verdict}: {rule.Reason}"));
        Assert.True(broken.Length == 0, broken);
    }
}
