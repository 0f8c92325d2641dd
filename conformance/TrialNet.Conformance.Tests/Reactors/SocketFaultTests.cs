using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Results;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>A subject that lets the kit decide what its sockets do is judged by that too.</summary>
public sealed class SocketFaultTests
{
    [SkippableTheory]
    [InlineData("epoll")]
    [InlineData("poll")]
    [InlineData("select")]
    [InlineData("completion")]
    [InlineData("simulated")]
    public void Our_reactors_keep_the_rules_though_their_sockets_misbehave(string kind)
    {
        var factory = TrialNet.Reactor.Reactors.Find(kind)!;
        Skip.If(factory.WhyUnavailable is not null, factory.WhyUnavailable);
        var subject = new FaultyReactorSubject(factory);
        var report = ReactorRun.Judge(subject, new ConformanceOptions { Rules = ["R-TCP-08", "R-TCP-13", "R-TCP-23", "R-PORT-05"], Patience = TimeSpan.FromSeconds(30) });
        Assert.Equal("", string.Join('\n', report.Rules
            .Where(static verdict => verdict.Verdict is not Verdict.Pass)
            .Select(static verdict => $"{verdict.Rule} {verdict.Verdict}: {verdict.Reason}")));
        Assert.True(subject.Faults!.Questions > 0);
    }
}
