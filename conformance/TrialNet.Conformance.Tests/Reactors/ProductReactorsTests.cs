using TrialNet.Conform.Children;
using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Tests.Checks;
using TrialNet.Fixtures;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>TrialNet's own reactors keep the rules that they declare.</summary>
[Collection(AloneCollection.Name)]
public sealed class ProductReactorsTests
{
    // More than a busy machine needs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The others are judged rule by rule in TrialNet.Conformance.Trial.
    private static readonly string[] Fast = ["simulated"];

    public static TheoryData<string> Kinds =>
    [
        .. TrialNet.Reactor.Reactors.All.Where(static factory => factory.WhyUnavailable is null).Select(static factory => factory.Name)
            .Where(static name => FullTier.IsOn || Fast.Contains(name)),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_rule_that_is_declared_is_judged_and_kept(string kind)
    {
        var factory = TrialNet.Reactor.Reactors.Find(kind)!;
        var partner = TrialNet.Reactor.Reactors.Find(kind == "simulated" ? "select" : "simulated")!;
        var company = new ReactorCompany(new ChildScenes($"reactor:{kind}"), () => new ProductReactorSubject(partner));
        var report = ReactorRun.Judge(kind, () => new FaultyReactorSubject(factory), new ConformanceOptions { Patience = Patience }, CancellationToken.None, company);

        Assert.Equal(ReactorRules.All.Select(static rule => rule.Id), report.Rules.Select(static verdict => verdict.Rule));
        Assert.Equal("", string.Join('\n', report.Rules
            .Where(static verdict => verdict.Verdict is not (Verdict.Pass or Verdict.NotDeclared or Verdict.NotDecidable))
            .Select(static verdict => $"{verdict.Rule} {verdict.Verdict}: {verdict.Reason} {verdict.Counterexample?.Program}")));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void Every_check_is_of_a_rule_of_reactors() =>
        Assert.All(ReactorChecks.All, static check => Assert.Equal(RuleKind.Reactor, RuleBook.Current.Find(check.Rule)?.Kind));

    [Fact]
    public void Every_rule_that_is_required_has_a_check() => Assert.Empty(
        ReactorRules.All.Where(static rule => rule.Capability is null).Select(static rule => rule.Id).Except(ReactorChecks.All.Select(static check => check.Rule)));

    [Fact]
    public void Every_capability_of_the_book_is_one_of_the_kit() => Assert.Equal(
        ReactorRules.All.Select(ReactorRules.CapabilityOf).OfType<ReactorCapability>().Distinct().Order(), Enum.GetValues<ReactorCapability>().Order());
}
