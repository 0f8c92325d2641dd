using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Samples;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>The worked example: an event loop that we did not write, judged by what it is.</summary>
public sealed class ForeignLoopTests
{
    [Fact]
    public void The_loop_of_DotNetty_is_told_what_it_keeps_and_what_it_breaks()
    {
        var report = ReactorRun.Judge(new DotNettySubject(), new ConformanceOptions { Patience = TimeSpan.FromSeconds(5), Cases = FullTier.IsOn ? 2_000 : 200 });
        var verdicts = report.Rules.ToDictionary(rule => rule.Rule, StringComparer.Ordinal);

        // Its loop is a thread of its own, which nobody can turn by hand, and its scheduler does not know who was first among equals.
        Assert.All(["R-CORE-01", "R-CORE-18", "R-TIME-03"], rule => Assert.Equal(Verdict.Fail, verdicts[rule].Verdict));
        // Which rules of timers it breaks besides depends on how late the machine is; these do not.
        Assert.All(
            ["R-CORE-02", "R-CORE-05", "R-CORE-07", "R-CORE-08", "R-CORE-10", "R-CORE-12", "R-CORE-15"],
            rule => Assert.Equal(Verdict.Pass, verdicts[rule].Verdict));
        Assert.DoesNotContain(report.Rules, rule => rule.Verdict is Verdict.Vacuous or Verdict.HarnessError);
        Assert.All(report.Rules.Where(rule => rule.Rule.StartsWith("R-TCP-", StringComparison.Ordinal)), rule => Assert.Equal(Verdict.NotDeclared, rule.Verdict));
    }

    [Fact]
    public void Adapting_it_takes_less_than_300_lines() => Assert.InRange(
        Directory.EnumerateFiles(RepositoryRoot.Combine("conformance", "TrialNet.Conformance.Samples"), "*.cs").Sum(file => File.ReadLines(file).Count()), 100, 299);
}
