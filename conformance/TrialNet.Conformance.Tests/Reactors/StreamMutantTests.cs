using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Tests.Reactors.Broken;
using TrialNet.Fixtures;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A reactor that breaks a rule of streams on purpose is rejected by that rule.</summary>
public sealed class StreamMutantTests
{
    private static readonly string[] Rules = ["R-TCP", "R-PROD", "R-PORT", "R-CONN", "R-FAC-01", "R-FAC-02", "R-FAC-03", "R-CORE-16"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Of what must not fail because the machine is busy.
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(30);

    private const int OneOf = 18;

    public static TheoryData<string> Names => [.. StreamMutants.All.Keys.Where(static (_, index) => FullTier.IsOn || index % OneOf == 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mutant_is_rejected_by_its_rule(string name)
    {
        var rule = name[..name.IndexOf(' ', StringComparison.Ordinal)];
        var subject = new MutantSubject(StreamMutants.All[name]);
        var options = new ConformanceOptions { Rules = [rule], Cases = 200, Patience = Patience };
        var verdict = Assert.Single(ReactorRun.Judge(subject, options).Rules);
        Assert.True(verdict is { Verdict: Verdict.Fail, Reason.Length: > 0 }, $"{verdict.Verdict} after {verdict.Cases} cases");
    }

    [Fact]
    public void Without_a_mutation_every_rule_holds()
    {
        var report = ReactorRun.Judge(
            new MutantSubject(new StreamMutation()),
            new ConformanceOptions { Rules = Rules, Cases = FullTier.IsOn ? 200 : 20, Patience = LongPatience });
        Assert.Equal("", string.Join('\n', report.Rules
            .Where(static verdict => verdict.Verdict is not Verdict.Pass)
            .Select(static verdict => $"{verdict.Rule} {verdict.Verdict}: {verdict.Reason}")));
    }

    private sealed class MutantSubject(StreamMutation mutation) : ReactorSubject
    {
        public override ReactorManifest Manifest { get; } = new("mutant", [ReactorCapability.Tcp, ReactorCapability.HalfClose, ReactorCapability.Producers])
        {
            SendsLateWrites = true,
            ReadLimit = mutation.ReadLimit,
        };

        public override IReactor Create() => new BrokenTcpReactor(mutation);
    }
}
