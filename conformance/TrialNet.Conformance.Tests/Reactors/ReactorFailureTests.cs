using System.Runtime.CompilerServices;
using TrialNet.Conformance.Judging;
using TrialNet.Conformance.Reactors.Checks;
using TrialNet.Conformance.Reactors.Judging;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Conformance.Results;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Tests.Reactors;

/// <summary>What the kit says when a reactor, its adapter or the kit itself goes wrong.</summary>
public sealed class ReactorFailureTests
{
    private static readonly ConformanceOptions Few = new() { Cases = 200, Rules = ["R-CORE-02", "R-TIME-08"] };

    [Fact]
    public void A_reactor_that_cannot_be_made_fails_every_rule() =>
        FailsAll(static () => throw new InvalidOperationException("no loop on this machine"), "the reactor cannot be made: InvalidOperationException: no loop on this machine");

    [Fact]
    public void A_factory_that_gives_null_is_told() => FailsAll(static () => null!, "the adapter is wrong: Create gave null");

    [Fact]
    public void A_subject_that_cannot_be_made_fails_every_rule_under_the_name_it_was_given()
    {
        var report = ReactorRun.Judge("reactor:gone", static () => throw new InvalidOperationException("no licence"), Few, CancellationToken.None);

        Assert.Equal("reactor:gone", report.Subject);
        Assert.All(report.Rules, static verdict => Assert.Contains("no licence", verdict.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Making_a_reactor_that_does_not_return_fails_every_rule()
    {
        using var never = new ManualResetEventSlim();
        FailsAll(
            () =>
            {
                never.Wait();
                return new DelegatingReactor();
            },
            "the reactor cannot be made: making it does not return",
            TimeSpan.FromMilliseconds(300));
        never.Set();
    }

    [Fact]
    public void A_reactor_that_hangs_in_Run_fails_every_rule()
    {
        using var never = new ManualResetEventSlim();
        FailsAll(() => new HangingReactor(never), "a reactor that is stopped as soon as it runs does not return", TimeSpan.FromSeconds(2));
        never.Set();
    }

    [Fact]
    public void A_capability_that_is_declared_and_missing_fails_its_rules()
    {
        var report = ReactorRun.Judge(new BrokenReactorSubject(static () => new DelegatingReactor(), ReactorCapability.Tcp), Few with { Rules = ["R-PORT-01"] });

        Assert.Equal(Verdict.Fail, report.Rules.Single().Verdict);
        Assert.Equal("it declares Tcp, and does not offer it", report.Rules.Single().Reason);
    }

    [Fact]
    public void A_capability_that_is_there_and_not_declared_is_a_warning_and_not_judged()
    {
        var report = ReactorRun.Judge(
            new BrokenReactorSubject(static () => TrialNet.Reactor.Reactors.Find("select")!.Create()), Few with { Rules = ["R-PORT-01"] });

        Assert.Equal(Verdict.NotDeclared, report.Rules.Single().Verdict);
        Assert.Contains("it has Tcp and does not declare it: those rules are not judged", report.Warnings);
        Assert.True(report.IsGreen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reason_why_nothing_can_be_known_is_told_whichever_check_ends_first(bool isFirst)
    {
        var silent = ReactorCheck.Alone("R-CORE-02", static _ => { });
        var reasoned = ReactorCheck.Alone("R-CORE-02", static context => context.CannotDecide("it shows nothing of it"));

        var report = isFirst ? Judge(reasoned, silent) : Judge(silent, reasoned);

        Assert.Equal(Verdict.NotDecidable, report.Rules.Single().Verdict);
        Assert.Equal("it shows nothing of it", report.Rules.Single().Reason);
    }

    [Fact]
    public void A_rule_of_which_nothing_was_seen_is_vacuous_and_red()
    {
        var report = Judge(ReactorCheck.Of("R-CORE-02", static _ => { }));

        Assert.Equal(Verdict.Vacuous, report.Rules.Single().Verdict);
        Assert.False(report.IsGreen);
    }

    [Fact]
    public void A_check_that_does_not_come_back_fails_its_rule_and_the_others_are_judged()
    {
        using var never = new ManualResetEventSlim();
        var report = Judge(
            TimeSpan.FromSeconds(2),
            ReactorCheck.Of("R-CORE-02", _ => never.Wait()),
            ReactorCheck.Of("R-CORE-03", static context => context.Expect(true, "", "")));
        never.Set();

        Assert.Equal([Verdict.Fail, Verdict.Pass], report.Rules.Select(static verdict => verdict.Verdict));
        Assert.Contains("does not return within", report.Rules[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void When_most_checks_hang_the_rest_is_not_tried()
    {
        using var never = new ManualResetEventSlim();
        var hanging = ReactorRules.All.Take(9).Select(rule => ReactorCheck.Alone(rule.Id, _ => never.Wait())).ToArray();
        var report = Judge(TimeSpan.FromMilliseconds(20), hanging);
        never.Set();

        Assert.Equal(6, report.Rules.Count(static verdict => verdict.Verdict == Verdict.Fail));
        Assert.Contains("not tried", report.Rules[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_out_of_a_reactor_is_a_failure_of_the_rule()
    {
        var report = Judge(ReactorCheck.Of("R-CORE-02", static _ => throw new InvalidOperationException("boo")));

        Assert.Contains("expected no exception to come out of the reactor; InvalidOperationException: boo", report.Rules.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_there_is_not_is_refused() => Assert.Throws<ArgumentException>(
        static () => ReactorRun.Judge(new BrokenReactorSubject(static () => new DelegatingReactor()), Few with { Rules = ["R-CORE-*", "D-1.01"] }));

    [Theory]
    [InlineData("R-CORE-02", typeof(StopsTwice))]
    [InlineData("R-CORE-07", typeof(ReactorThatReverses))]
    [InlineData("R-TIME-01", typeof(CallsAtOnce))]
    [InlineData("R-TIME-10", typeof(ForgetsATimer))]
    [InlineData("R-THR-01", typeof(CallsInside))]
    [InlineData("R-THR-06", typeof(LosesCalls))]
    public void A_broken_reactor_is_rejected_by_the_rule_that_it_breaks(string rule, Type reactor)
    {
        var report = ReactorRun.Judge(
            new BrokenReactorSubject(() => (IReactor)Activator.CreateInstance(reactor)!), new ConformanceOptions { Rules = [rule], Patience = TimeSpan.FromSeconds(2) });

        Assert.True(report.Rules.Single().Verdict == Verdict.Fail, report.Rules.Single().ToString());
    }

    [Fact]
    public void A_difference_is_shrunk_and_told_with_its_program()
    {
        var report = ReactorRun.Judge(
            new BrokenReactorSubject(static () => new ReactorThatReverses()), new ConformanceOptions { Rules = ["R-CORE-07"], Patience = TimeSpan.FromSeconds(2) });

        var program = report.Rules.Single().Counterexample!.Program;
        Assert.Equal(2, program.Split("; ").Length);
    }

    private static void FailsAll(Func<IReactor> create, string reason, TimeSpan? patience = null)
    {
        var report = ReactorRun.Judge(new BrokenReactorSubject(create), Few with { Patience = patience ?? TimeSpan.FromSeconds(10) });

        Assert.Equal(["R-CORE-02", "R-TIME-08"], report.Rules.Select(static verdict => verdict.Rule));
        Assert.All(report.Rules, static verdict => Assert.Equal(Verdict.Fail, verdict.Verdict));
        Assert.Equal(reason, report.Rules[0].Reason);
    }

    private static SubjectReport Judge(params ReactorCheck[] checks) => Judge(TimeSpan.FromSeconds(10), checks);

    private static SubjectReport Judge(TimeSpan patience, params ReactorCheck[] checks)
    {
        // Whatever the checks want, the reactor itself can be made in any time.
        var options = new ConformanceOptions { Rules = [.. checks.Select(static check => check.Rule)], Patience = patience };
        return new ReactorJudge("test", static () => new BrokenReactorSubject(static () => new InstantReactor()), options, CancellationToken.None) { Checks = checks }.Judge();
    }

    /// <summary>Needs no time to be made and run.</summary>
    private sealed class InstantReactor : DelegatingReactor
    {
        public override void Run()
        {
        }
    }

    private sealed class HangingReactor(ManualResetEventSlim never) : DelegatingReactor
    {
        public override void Run() => never.Wait();
    }

    private sealed class StopsTwice : DelegatingReactor
    {
        private bool _isStopped;

        public override void Stop()
        {
            if (!_isStopped)
            {
                _isStopped = true;
                base.Stop();
            }
        }
    }

    private sealed class CallsAtOnce : DelegatingReactor
    {
        public override IDelayedCall CallLater(TimeSpan delay, Action action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        {
            if (delay == TimeSpan.Zero)
            {
                action();
            }

            return base.CallLater(delay, delay == TimeSpan.Zero ? static () => { } : action, file, line);
        }
    }

    private sealed class ForgetsATimer : DelegatingReactor
    {
        public override IReadOnlyList<IDelayedCall> GetDelayedCalls() => [.. base.GetDelayedCalls().Skip(1)];
    }

    private sealed class CallsInside : DelegatingReactor
    {
        public override void CallFromThread(Action action)
        {
            if (InOwnThread)
            {
                action();
            }
            else
            {
                base.CallFromThread(action);
            }
        }
    }

    private sealed class LosesCalls : DelegatingReactor
    {
        private int _calls;

        public override void CallFromThread(Action action)
        {
            if (Interlocked.Increment(ref _calls) != 70_000)
            {
                base.CallFromThread(action);
            }
        }
    }
}
