using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Tests in a simulation are judged by the reactor's time.</summary>
public sealed class SimulatedTimeTests
{
    [Fact]
    public void A_test_has_its_time_however_little_passes_outside_and_no_more()
    {
        var run = Simulate<Waiting>();

        Assert.Equal(Verdict.Passed, run["TestWithinItsTime"].Verdict);
        Assert.Equal(Verdict.TimedOut, run["TestForTooLong"].Verdict);
        Assert.StartsWith("TestForTooLong did not end within 100 s; it was waiting for ", Assert.Single(run["TestForTooLong"].Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R_SIM_07_a_test_in_which_nothing_goes_on_is_told_what_waits_for_what_and_cleans_up()
    {
        Stuck.Journal.Clear();

        var result = Assert.Single(Simulate<Stuck>().Results);

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Matches(
            @"^Test did not end within 120 s; it was waiting for [^\n]+\r?\nNot fired: the Deferred<Unit> made at SimulatedTimeTests\.cs:\d+: nobody has fired it; .+$",
            Assert.Single(result.Problems).Message.ReplaceLineEndings("\n"));
        Assert.Equal(["cleanup", "TearDown"], Stuck.Journal);
    }

    [Fact]
    public void Grace_passes_in_the_reactors_time_too()
    {
        var result = Assert.Single(Simulate<StuckAtTheEnd>().Results);

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Contains("The reactor did not shut down within 1 s", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_blocks_its_thread_is_seen_from_outside()
    {
        using var end = new ManualResetEventSlim();
        Blocking.End = end;
        var result = Simulate<Blocking>(plan => plan with { Timeout = TimeSpan.FromSeconds(0.2) }).Results[0];
        end.Set();

        Assert.Equal(Verdict.TimedOut, result.Verdict);
        Assert.Matches(@"^The reactor thread is blocked: Test has not come back for [1-9]\d*\.\d s\.", Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void A_timer_of_the_runners_is_not_among_the_tests()
    {
        Assert.Equal(Verdict.Passed, Assert.Single(Simulate<Counting>().Results).Verdict);
    }

    [Fact]
    public void What_comes_from_another_thread_is_an_error_that_says_where()
    {
        var result = Assert.Single(Simulate<Foreign>(patience: TimeSpan.FromMinutes(1)).Results);

        Assert.Equal(Verdict.Error, result.Verdict);
        Assert.Contains("not simulable: entered at ", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
    }

    private static InnerRun Simulate<T>(Func<RunPlan, RunPlan>? change = null, TimeSpan patience = default) =>
        InnerRun.On(Reactors.Simulated(new SimulationOptions { Patience = patience }), [typeof(T)], change);

    internal sealed class Waiting : TestCase
    {
        [Timeout(100)]
        public Deferred TestWithinItsTime() => After(99);

        [Timeout(100)]
        public Deferred TestForTooLong() => After(101);

        private Deferred<Unit> After(double seconds)
        {
            var deferred = new Deferred<Unit>();
            var timer = Reactor.CallLater(TimeSpan.FromSeconds(seconds), () => deferred.Callback(Unit.Value));
            AddCleanup(timer.Release);
            return deferred;
        }
    }

    internal sealed class Stuck : TestCase
    {
        internal static List<string> Journal { get; } = [];

        public Deferred Test()
        {
            AddCleanup(() => Journal.Add("cleanup"));
            return new Deferred<Unit>();
        }

        public void TearDown() => Journal.Add("TearDown");
    }

    internal sealed class StuckAtTheEnd : TestCase
    {
        public void Test() => Reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, static () => new Deferred<Unit>());
    }

    internal sealed class Blocking : TestCase
    {
        internal static ManualResetEventSlim End { get; set; } = null!;

        public void Test() => End.Wait(TimeSpan.FromSeconds(30));
    }

    internal sealed class Counting : TestCase
    {
        public void Test() => AssertEqual(0, Reactor.GetDelayedCalls().Count);
    }

    internal sealed class Foreign : TestCase
    {
        public Deferred Test()
        {
            var deferred = new Deferred<Unit>();
            new Thread(() => Reactor.CallFromThread(() => deferred.Callback(Unit.Value))).Start();
            return deferred;
        }
    }
}
