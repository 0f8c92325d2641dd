using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Tests that end their reactor, which kills a whole run of trial (T38), and reactors that do not work.</summary>
public sealed class ReactorAbuseTests
{
    [Theory]
    [InlineData("TestStopsAtOnce", "stopped")]
    [InlineData("TestStopsAndWaits", "stopped")]
    [InlineData("TestStopsLater", "stopped")]
    [InlineData("TestCrashesAtOnce", "crashed")]
    [InlineData("TestCrashesAndWaits", "crashed")]
    [InlineData("TestCrashesLater", "crashed")]
    public void T38_a_test_that_ends_its_reactor_is_an_error_and_its_cleanups_and_TearDown_run(string name, string word)
    {
        Ending.Journal.Clear();

        var result = Assert.Single(InnerRun.Of<Ending>(plan => plan with { Tests = [.. plan.Tests.Where(test => test.MethodName == name)] }).Results);

        Assert.Equal((Verdict.Error, name), (result.Verdict, name));
        Assert.Contains($" {word} its reactor: the reactor belongs to the runner.", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(["cleanup", "TearDown"], Ending.Journal);
    }

    [Fact]
    public void T38_the_run_goes_on()
    {
        var run = InnerRun.Of<Ending>();

        Assert.Equal(7, run.Results.Count);
        Assert.Equal(Verdict.Passed, run["TestWhatComesNext"].Verdict);
        Assert.Equal(RunStop.Completed, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    [Fact]
    public void A_trigger_that_holds_up_the_shutdown_is_an_error_of_its_test()
    {
        var result = InnerRun.One<Holding>();

        Assert.Equal((Verdict.Error, ProblemSource.Leak), (result.Verdict, Assert.Single(result.Problems).Source));
        Assert.StartsWith("The reactor did not shut down within 1 s", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_around_shutdown_run_at_the_end_of_the_test_and_their_errors_are_its()
    {
        var result = InnerRun.One<BrokenTrigger>();

        Assert.Equal((Verdict.Error, ProblemSource.LoggedError), (result.Verdict, Assert.Single(result.Problems).Source));
    }

    [Fact]
    public void A_reactor_that_cannot_be_made_is_an_error_of_each_test()
    {
        var run = Run<Plain>(new BrokenReactors());

        Assert.Equal([Verdict.Error, Verdict.Error], run.Results.Select(static result => result.Verdict));
        Assert.Equal("The reactor failed: no reactor today", run.Results[0].Problems[0].Message);
    }

    private static InnerRun Run<T>(IReactorFactory reactors)
    {
        var tests = TestAssembly.Load(typeof(T).Assembly, [typeof(T)], timeout: null);
        var run = new InnerRun();
        new RunSession(tests).Run(new RunPlan(tests.Tests, reactors.Name), reactors, run, CancellationToken.None);
        return run;
    }

    private sealed class BrokenReactors : IReactorFactory
    {
        public string Name => "broken";

        public string Summary => "cannot be made";

        public string? WhyUnavailable => null;

        public IReactor Create() => throw new InvalidOperationException("no reactor today");
    }

    private sealed class Plain : TestCase
    {
        public void TestOne() => AssertNotNull(Reactor);

        public void TestTwo() => AssertNotNull(Reactor);
    }

    [Timeout(20)]
    private sealed class Ending : TestCase
    {
        internal static readonly List<string> Journal = [];

        public void SetUp() => AddCleanup(() => Later("cleanup"));

        public void TestStopsAtOnce() => Reactor.Stop();

        public Deferred TestStopsAndWaits()
        {
            Reactor.Stop();
            return new Deferred<Unit>();
        }

        public Deferred TestStopsLater()
        {
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), Reactor.Stop);
            return new Deferred<Unit>();
        }

        public void TestCrashesAtOnce() => Reactor.Crash();

        public Deferred TestCrashesAndWaits()
        {
            Reactor.Crash();
            return new Deferred<Unit>();
        }

        public Deferred TestCrashesLater()
        {
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), Reactor.Crash);
            return new Deferred<Unit>();
        }

        public Deferred TestWhatComesNext() => Later("test");

        public Deferred TearDown() => Later("TearDown");

        private Deferred<Unit> Later(string what)
        {
            var deferred = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                Journal.Add(what);
                deferred.Callback(Unit.Value);
            });
            return deferred;
        }
    }

    private sealed class Holding : TestCase
    {
        public void Test() =>
            Reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, static () => new Deferred<Unit>());
    }

    private sealed class BrokenTrigger : TestCase
    {
        public void Test() =>
            Reactor.AddSystemEventTrigger(SystemEventPhase.During, SystemEvent.Shutdown, static () => throw new InvalidOperationException());
    }
}
