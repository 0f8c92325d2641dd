using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Product;
using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Tests.Judging;

/// <summary>What the kit says when a subject, its adapter or the kit itself goes wrong.</summary>
public sealed class FailurePathTests
{
    private static readonly ConformanceOptions Few = new() { Cases = 100, Rules = ["D-1.*", "D-5.*"] };

    [Fact]
    public void A_factory_that_throws_fails_every_rule()
    {
        var report = ConformanceRun.Judge(static () => throw new InvalidOperationException("no licence"), Few);

        Assert.All(report.Rules, verdict => Assert.Equal(Verdict.Fail, verdict.Verdict));
        Assert.Contains("no licence", report.Rules[0].Reason, StringComparison.Ordinal);
        Assert.False(report.IsGreen);
    }

    [Fact]
    public void A_factory_that_hangs_fails_every_rule()
    {
        using var never = new ManualResetEventSlim();
        var report = ConformanceRun.Judge(
            () =>
            {
                never.Wait();
                return new ProductSubject();
            },
            Few with { Patience = TimeSpan.FromMilliseconds(200) });
        never.Set();

        Assert.All(report.Rules, verdict => Assert.Equal(Verdict.Fail, verdict.Verdict));
        Assert.Contains("does not return", report.Rules[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_adapter_is_told_from_a_wrong_implementation()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject { GivesTheSameObject = true }, Few);

        Assert.All(report.Rules, verdict => Assert.Equal(Verdict.HarnessError, verdict.Verdict));
        Assert.Contains("the same object twice", report.Rules[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_that_hangs_fails_the_rule_that_was_tried_and_the_rest_goes_on()
    {
        var report = ConformanceRun.Judge(
            static () => new BrokenSubject { HangsOnUnpause = true }, Few with { Patience = TimeSpan.FromMilliseconds(500) });

        var hanging = report.Rules.First(verdict => verdict.Reason.Contains("does not return", StringComparison.Ordinal));
        Assert.Equal(Verdict.Fail, hanging.Verdict);
        Assert.Contains("unpause", hanging.Reason, StringComparison.Ordinal);
        Assert.Equal(Few.Rules.Count, report.Rules.Select(verdict => verdict.Rule[..3]).Distinct().Count());
    }

    [Fact]
    public void A_subject_that_calls_a_pair_for_ever_fails()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject { RepeatsForEver = true }, Few);

        Assert.Contains(report.Rules, verdict => verdict is { Rule: "D-1.03", Verdict: Verdict.Fail });
    }

    [Fact]
    public void A_subject_that_nests_for_ever_ends_the_program_and_not_the_process()
    {
        Exception? thrown = null;
        var thread = new Thread(
            () => thrown = Record.Exception(() => ProgramRun.Of(new BrokenSubject { NestsForEver = true }, DeferredProgram.Parse("a = new; a.both{}; a.fire"))),
            512 << 10);
        thread.Start();
        thread.Join();

        Assert.IsType<RunawayException>(thrown);
    }

    [Fact]
    public void A_factory_that_fails_in_the_middle_of_a_small_scope_is_a_failure_of_the_subject()
    {
        var made = 0;
        var report = ExhaustiveRun.Judge(
            () => Interlocked.Increment(ref made) > 20 ? throw new InvalidOperationException("out of licences") : new ProductSubject(), 2, 1);

        Assert.Contains("out of licences", Assert.Single(report.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_that_throws_at_once_is_told_before_a_small_scope_begins() =>
        Assert.Throws<InvalidOperationException>(static () => ExhaustiveRun.Judge(static () => throw new InvalidOperationException("no licence"), 2));

    [Fact]
    public void A_rule_whose_premise_never_held_is_vacuous_and_makes_the_run_red()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject { RefusesPauses = true }, Few with { Cases = 0, Rules = ["D-5.05"] });

        Assert.Equal(Verdict.Vacuous, report.Rules.Single().Verdict);
        Assert.Contains("which was not selected", string.Join('\n', report.Warnings), StringComparison.Ordinal);
        Assert.False(report.IsGreen);
    }

    [Fact]
    public void A_capability_that_is_declared_and_missing_fails_its_rules()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject { Declares = [Capability.Locks] }, Few with { Rules = ["D-11.01"] });

        Assert.Equal(Verdict.Fail, report.Rules.Single().Verdict);
        Assert.Contains("declares Locks, and does not offer it", report.Rules.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_capability_that_is_not_declared_is_not_judged()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject(), Few with { Rules = ["D-7.01"] });

        Assert.Equal(Verdict.NotDeclared, report.Rules.Single().Verdict);
        Assert.True(report.IsGreen);
    }

    [Fact]
    public void What_a_subject_does_not_show_is_not_decidable()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject(), Few with { Rules = ["D-4.18", "D-9.02"] });

        Assert.All(report.Rules, verdict => Assert.Equal(Verdict.NotDecidable, verdict.Verdict));
        Assert.Contains("does not show", report.Rules[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_there_is_not_is_refused() =>
        Assert.Throws<ArgumentException>(static () => ConformanceRun.Judge(static () => new ProductSubject(), new ConformanceOptions { Rules = ["D-99.01"] }));

    [Fact]
    public void A_broken_rule_is_named_with_a_small_program()
    {
        var report = ConformanceRun.Judge(static () => new BrokenSubject { PausesOnce = true }, Few with { Cases = 500 });

        var broken = report.Rules.Single(verdict => verdict.Rule == "D-5.02");
        Assert.Equal(Verdict.Fail, broken.Verdict);
        var operations = broken.Counterexample!.Program.Split("; ");
        Assert.True(operations.Length <= 6, broken.Counterexample.Program);
        Assert.Equal(2, operations.Count(operation => operation == "a.pause"));
        Assert.Single(operations, operation => operation == "a.unpause");
    }
}
