using TrialNet.Conform.Subjects;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Peers;
using TrialNet.Conformance.Reactors.Programs;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Reporting;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Rules;
using TrialNet.Conformance.Tests.Reactors.Broken;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>Random programs of the two ends of a connection, and the model that knows what must come of them.</summary>
public sealed class StreamProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("poll", "simulated", false)]
    [InlineData("select", "completion", false)]
    [InlineData("epoll", "simulated", true)]
    [InlineData("completion", "poll", true)]
    public void Two_reactors_answer_the_same_programs_in_the_same_way(string one, string other, bool isEncrypted)
    {
        using StreamNet net = isEncrypted ? new TlsNet() : new TcpNet();
        var difference = StreamDifferential.Find(Subject(one), Subject(other), seed: 11, count: 40, Patience, net);
        Assert.True(difference is null, $"{difference?.Program}: {difference?.One} / {difference?.Other}\n{difference?.OneViolation}\n{difference?.OtherViolation}");
    }

    [Fact]
    public void What_a_reactor_answers_otherwise_than_its_partner_breaks_a_rule_of_its_own_and_none_of_the_partners()
    {
        var mutant = StreamMutants.All["R-TCP-06 every thousandth byte is lost"];
        var broken = new BrokenReactorSubject(() => new BrokenTcpReactor(mutant), ReactorCapability.Tcp);
        var options = new ConformanceOptions { Rules = ["R-TCP-06"], Cases = 200, Patience = TimeSpan.FromSeconds(4) };

        var ofBroken = Judge(broken, Subject("simulated"));
        Assert.Equal(Verdict.Fail, ofBroken.Verdict);
        Assert.StartsWith("expected the same as simulated shows: ", ofBroken.Reason, StringComparison.Ordinal);
        Assert.Matches("^(client|server) writes [0-9]+", ofBroken.Counterexample!.Program);
        var ofPartner = Judge(Subject("simulated"), broken);
        Assert.True(ofPartner.Verdict == Verdict.Pass, ofPartner.Reason);
        Assert.Equal(Verdict.Vacuous, Judge(Subject("simulated"), null).Verdict);

        // A command that shows it again names the partner, and how many programs there were.
        var report = new SubjectReport("one", "strict", [ofBroken], [], 1, TimeSpan.Zero);
        using var text = new StringWriter { NewLine = "\n" };
        ReportFormat.Text.Write(new ConformanceReport(RuleBook.Current.Version, options.Seed, [report], []), text);
        Assert.Contains("\nAgain:      conform run --subject one,reactor:simulated --rules R-TCP-06 --seed 1 --cases 200\n", text.ToString(), StringComparison.Ordinal);

        RuleVerdict Judge(ReactorSubject subject, ReactorSubject? partner) => new ReactorJudge("one", () => subject, options, CancellationToken.None)
        {
            Checks = [.. StreamDifferential.All.Select(check => check with { Means = ReactorChecks.Comparison })],
            Company = new ReactorCompany(null, partner is null ? null : () => partner) { PartnerName = $"reactor:{partner?.Manifest.Name}" },
        }.Judge().Rules.Single();
    }

    [Theory]
    [InlineData("R-TCP-01", "R-TLS-01")]
    [InlineData("R-TCP-15", "R-TLS-01")]
    [InlineData("R-TCP-21", "R-TCP-21")]
    [InlineData("R-PROD-05", "R-PROD-05")]
    public void Over_TLS_the_rules_of_TCP_that_hold_there_are_one_rule(string rule, string judged)
    {
        using var net = new TlsNet();
        Assert.Equal(judged, net.RuleOf(rule));
    }

    [Fact]
    public void A_failing_program_is_made_small_and_told()
    {
        var mutant = StreamMutants.All["R-TCP-06 every thousandth byte is lost"];

        // Simulated, nothing that has not come is only late.
        var subject = new BrokenReactorSubject(() => new BrokenTcpReactor(mutant, "simulated"), ReactorCapability.Tcp);
        var generator = new StreamGenerator(new Random(3), hasHalves: false, hasProducers: false);
        var failing = Enumerable.Range(0, 50).Select(_ => generator.Next()).First(Fails);
        var smallest = StreamShrinker.Smallest(failing, StreamShrinker.Smaller, Fails, tries: 40);
        var step = Assert.Single(smallest.Steps);
        Assert.Equal(StreamVerb.Write, step.Verb);
        Assert.InRange(step.Size, 1000, 1999);
        Assert.Matches("^(client|server) writes 1[0-9]{3}$", smallest.ToString());

        bool Fails(StreamProgram program) =>
            StreamRun.Run(subject.Create, subject.Manifest, program, Patience).Violation is { Rule: "R-TCP-06" };
    }

    [Fact]
    public void A_trace_leaves_out_what_the_rules_leave_open()
    {
        var subject = Subject("simulated");
        StreamProgram program = new(
        [
            new(0, StreamVerb.Write, 10), new(1, StreamVerb.Pause), new(0, StreamVerb.Write, 5), new(0, StreamVerb.Abort),
        ]);
        var result = StreamRun.Run(subject.Create, subject.Manifest, program, Patience);
        Assert.Null(result.Violation);
        Assert.Equal(
        [
            "client writes 10: client 0 bytes; server 10 bytes",
            "server pauses: client 0 bytes; server 10 bytes",
            "client writes 5: client 0 bytes; server ? bytes",
            "client aborts: client 0 bytes, lost (Aborted); server ? bytes, read ended?, lost?",
        ],
        result.Trace.Take(4));
    }

    [Fact]
    public void What_the_rules_say_nothing_about_is_left_out()
    {
        var subject = Subject("simulated");
        StreamProgram program = new([new(0, StreamVerb.Lose), new(0, StreamVerb.Write, 5), new(0, StreamVerb.Resume), new(1, StreamVerb.EndWriting)]);
        var result = StreamRun.Run(subject.Create, subject.Manifest, program, Patience);
        Assert.Null(result.Violation);
        Assert.Equal(
            ["client loses: client 0 bytes, lost (Done); server 0 bytes, read ended", "server loses: client 0 bytes, lost (Done); server 0 bytes, lost (Done)"],
            result.Trace);
    }

    private static ProductReactorSubject Subject(string kind) => new(TrialNet.Reactor.Reactors.Find(kind)!);
}
