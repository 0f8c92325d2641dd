using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;
using Xunit.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>This repository's reactors keep the rules of streams, and the kit sees it.</summary>
public sealed class StreamVerdictTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("select")]
    [InlineData("poll")]
    [InlineData("completion")]
    [InlineData("simulated")]
    public void Our_reactors_pass_every_rule_of_streams(string kind)
    {
        var report = ReactorRun.Judge(new ProductReactorSubject(TrialNet.Reactor.Reactors.Find(kind)!), new ConformanceOptions { Rules = ["R-TCP-*", "R-CORE-16", "R-PORT-*", "R-CONN-*", "R-FAC-01", "R-FAC-02", "R-FAC-03", "R-PROD-*", "R-UNIX-*"] });
        foreach (var verdict in report.Rules)
        {
            output.WriteLine($"{verdict.Rule} {verdict.Verdict} {verdict.Cases} {verdict.Reason}");
        }

        output.WriteLine($"{report.Elapsed.TotalSeconds:0.0} s; {string.Join("; ", report.Warnings)}");
        Assert.All(report.Rules, verdict => Assert.True(verdict.Verdict is Verdict.Pass or Verdict.NotDeclared, verdict.Reason));
    }
}
