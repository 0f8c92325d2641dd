using System.Collections.Concurrent;
using System.Reflection;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Reactor.Abstractions;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Tests.Execution;

namespace TrialNet.Runner.Tests.Fixtures;

/// <summary>What tests share: set up once, torn down once, and what goes wrong with it is told at the tests that use it.</summary>
public sealed class FixtureTests
{
    [Fact]
    public void A_fixture_is_set_up_before_the_first_test_and_torn_down_after_the_last()
    {
        Shared.Journal.Clear();

        var run = InnerRun.Of([typeof(First), typeof(Second), typeof(Unconcerned)]);

        Assert.All(run.Results, static result => Assert.True(result.Verdict == Verdict.Passed, string.Join("; ", result.Problems)));
        Assert.Equal(["SetUp", "First.TestA", "First.TestB", "cleanup", "TearDown", "SetUp", "Second.Test", "cleanup", "TearDown", "Unconcerned"], Shared.Journal);
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Theory]
    [InlineData("epoll")]
    [InlineData("completion")]
    [InlineData("simulated")]
    public void A_fixture_runs_in_a_reactor_of_its_own_while_tests_run(string reactor)
    {
        var result = Assert.Single(InnerRun.On(Reactors.Find(reactor)!, [typeof(Waiting)]).Results);

        Assert.True(result.Verdict == Verdict.Passed, string.Join("; ", result.Problems));
    }

    [Fact]
    public void Fixtures_of_the_assembly_are_one_for_all_and_come_first()
    {
        Shared.Journal.Clear();

        var run = RunAssembly(new UsesFixtureAttribute(typeof(Whole)));

        Assert.All(run.Results, static result => Assert.True(result.Verdict == Verdict.Passed, string.Join("; ", result.Problems)));
        Assert.Equal(
            ["whole SetUp", "SetUp", "First.TestA", "First.TestB", "cleanup", "TearDown", "Unconcerned", "whole TearDown"],
            Shared.Journal);
    }

    [Theory]
    [InlineData(typeof(UsesThrowing), "the fixture FixtureTests+Throwing could not be set up: no server", typeof(InvalidOperationException))]
    [InlineData(typeof(UsesConstructor), "the fixture FixtureTests+ThrowingConstructor could not be set up: not made", typeof(InvalidOperationException))]
    [InlineData(typeof(UsesSlow), "the fixture FixtureTests+Slow could not be set up: SetUp did not end within 0.2 s", null)]
    public void A_failing_SetUp_is_an_error_of_each_test_which_is_not_run(Type type, string message, Type? error)
    {
        var run = InnerRun.Of([type]);

        Assert.Equal(2, run.Results.Count);
        foreach (var result in run.Results)
        {
            Assert.Equal(Verdict.Error, result.Verdict);
            Assert.Equal((ProblemSource.SetUp, error?.FullName), (result.Problems[0].Source, result.Problems[0].ExceptionType));
            Assert.StartsWith(message, result.Problems[0].Message, StringComparison.Ordinal);
        }

        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void Cleanups_of_a_failed_SetUp_run_and_TearDown_does_not()
    {
        Throwing.Journal.Clear();

        _ = InnerRun.Of<UsesThrowing>();

        Assert.Equal(["SetUp", "cleanup"], Throwing.Journal);
    }

    [Fact]
    public void A_skip_in_SetUp_skips_the_class()
    {
        var run = InnerRun.Of<UsesSkipping>();

        Assert.All(run.Results, static result => Assert.Equal((Verdict.Skipped, "no database here"), (result.Verdict, result.Reason)));
    }

    [Fact]
    public void A_fixture_of_skipped_tests_is_not_set_up()
    {
        Throwing.Journal.Clear();

        Assert.Equal(Verdict.Skipped, InnerRun.One<SkippedUser>().Verdict);
        Assert.Empty(Throwing.Journal);
    }

    [Fact]
    public void What_goes_wrong_at_its_end_comes_late_to_the_last_test_and_names_the_fixture()
    {
        var run = InnerRun.Of<UsesBadEnd>();

        Assert.All(run.Results, static result => Assert.Equal(Verdict.Passed, result.Verdict));
        var late = run.Events.OfType<TestCameLate>().ToList();
        Assert.All(late, static late => Assert.EndsWith("+UsesBadEnd.TestB", late.TestId, StringComparison.Ordinal));
        Assert.Equal(
            ["in a cleanup: bad cleanup", "in TearDown: bad end", "The test left a timer behind", "logged and not flushed: while tests ran"],
            late.Select(static late => late.Problem.Message["The fixture FixtureTests+BadEnd, which this test was the last to use: ".Length..].Split(':', 3) switch
            {
                [var part, var text, ..] when part.StartsWith("The test left a", StringComparison.Ordinal) => part.Split(" behind")[0] + " behind",
                [var part, var text, ..] => $"{part}:{text}",
                var parts => parts[0],
            }));
        Assert.IsType<RunFinished>(run.Events[^1]);
    }

    [Theory]
    [InlineData(typeof(UsesStranger), "Its fixture cannot be used: FixtureTests+Stranger does not derive from Fixture.")]
    [InlineData(typeof(UsesAbstract), "Its fixture cannot be used: Fixture is abstract.")]
    [InlineData(typeof(UsesUnmakeable), "Its fixture cannot be used: FixtureTests+Unmakeable has no public constructor without parameters.")]
    [InlineData(typeof(TestingFixture), "FixtureTests+TestingFixture is a fixture, which has no tests of its own.")]
    [InlineData(typeof(OtherWords), "SetUpClass would never be called: what tests share is a Fixture, which [UsesFixture] names.")]
    public void What_cannot_be_used_is_an_error(Type type, string text) =>
        Assert.Equal(text, Assert.Single(InnerRun.Of([type]).Results).Test.LoadError);

    [Fact]
    public void A_fixture_that_nobody_declared_is_an_error_that_says_what_to_do()
    {
        var problem = Assert.Single(InnerRun.One<Undeclared>().Problems);

        Assert.Equal("Undeclared uses no fixture Shared: mark it, or the assembly, with [UsesFixture(typeof(Shared))].", problem.Message);
    }

    [Fact]
    public void A_fixture_that_blocks_its_thread_does_not_end_the_run()
    {
        var run = InnerRun.Of([typeof(UsesBlocking), typeof(Unconcerned)]);

        Assert.Equal(Verdict.Error, run["Test"].Verdict);
        Assert.Contains("the fixture FixtureTests+Blocking could not be set up", run["Test"].Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(Verdict.Passed, run["TestNothing"].Verdict);
        Blocking.Gate.Set();
    }

    [Fact]
    public void An_interruption_gives_up_a_SetUp()
    {
        using var interruption = new CancellationTokenSource();
        Endless.Begun = interruption.Cancel;

        var run = InnerRun.Of<UsesEndless>(cancellation: interruption.Token);

        Assert.Equal(Verdict.Error, Assert.Single(run.Results).Verdict);
        Assert.Equal(RunStop.Completed, run.Events.OfType<RunFinished>().Single().Stop);
    }

    [Fact]
    public void Tests_that_run_at_once_share_one_fixture_which_lasts_until_the_last_of_them_has_ended()
    {
        Gathering.Journal.Clear();

        var run = RunOnThreads(typeof(Gathered));

        Assert.All(run.Results, static result => Assert.True(result.Verdict == Verdict.Passed, string.Join("; ", result.Problems)));
        Assert.Equal(3, run.Results.Count);
        Assert.Equal(["SetUp", "test", "test", "test", "TearDown"], Gathering.Journal);
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void A_SetUp_that_fails_while_several_tests_wait_for_it_is_tried_once()
    {
        Throwing.Journal.Clear();

        var run = RunOnThreads(typeof(UsesThrowing));

        Assert.Equal([Verdict.Error, Verdict.Error], run.Results.Select(static result => result.Verdict));
        Assert.Equal(["SetUp", "cleanup"], Throwing.Journal);
    }

    [Fact]
    public void Several_plans_of_a_process_may_share_what_their_border_class_uses()
    {
        Shared.Journal.Clear();
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [typeof(First), typeof(Second)], timeout: null);
        var fixtures = new FixtureSet(tests);

        Run(["TestA"], keeps: true);
        Assert.True(fixtures.HoldsAny);
        Run(["TestB", "Test"], keeps: true);
        Assert.True(fixtures.HoldsAny);
        Run([], keeps: false);

        Assert.False(fixtures.HoldsAny);
        Assert.Equal(["SetUp", "First.TestA", "First.TestB", "cleanup", "TearDown", "SetUp", "Second.Test", "cleanup", "TearDown"], Shared.Journal);

        void Run(string[] methods, bool keeps)
        {
            var plan = new RunPlan([.. methods.Select(method => tests.Tests.Single(test => test.MethodName == method))], "select");
            new RunSession(tests) { Fixtures = fixtures, KeepsFixtures = keeps }.Run(plan, Reactors.Find("select")!, new InnerRun(), CancellationToken.None);
        }
    }

    private static InnerRun RunOnThreads(Type type)
    {
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [type], timeout: null);
        var run = new InnerRun();
        new RunSession(tests) { Threads = 3 }.Run(new RunPlan(tests.Tests, "select"), Reactors.Find("select")!, run, CancellationToken.None);
        return run;
    }

    private static InnerRun RunAssembly(UsesFixtureAttribute fixture)
    {
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [typeof(First), typeof(Unconcerned)], timeout: null, TestMarks.OfAll(fixture));
        var run = new InnerRun();
        new RunSession(tests).Run(new RunPlan(tests.Tests, "select"), Reactors.Find("select")!, run, CancellationToken.None);
        return run;
    }

    private sealed class Shared : Fixture
    {
        public static List<string> Journal { get; } = [];

        public string Value { get; private set; } = "";

        public async Task SetUp()
        {
            await Task.Yield();
            Journal.Add("SetUp");
            AddCleanup(() => Journal.Add("cleanup"));
            Value = "shared";
        }

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class Whole : Fixture
    {
        public void SetUp() => Shared.Journal.Add("whole SetUp");

        public void TearDown() => Shared.Journal.Add("whole TearDown");
    }

    [UsesFixture(typeof(Shared))]
    private abstract class UsesShared : TestCase
    {
        protected void Note(string test)
        {
            AssertEqual("shared", GetFixture<Shared>().Value);
            Shared.Journal.Add(test);
        }
    }

    private sealed class First : UsesShared
    {
        public void TestA() => Note("First.TestA");

        public void TestB() => Note("First.TestB");
    }

    private sealed class Second : UsesShared
    {
        public void Test() => Note("Second.Test");
    }

    private sealed class Unconcerned : TestCase
    {
        public void TestNothing()
        {
            AssertNotNull(Reactor);
            Shared.Journal.Add("Unconcerned");
        }
    }

    private sealed class Ticking : Fixture
    {
        public ManualResetEventSlim Ticked { get; } = new();

        public IReactor Own => Reactor;

        public void SetUp()
        {
            AssertTrue(Reactor.InOwnThread);
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), Ticked.Set);
        }

        public void TearDown() => Ticked.Dispose();
    }

    [UsesFixture(typeof(Ticking))]
    private sealed class Waiting : TestCase
    {
        public void Test()
        {
            var fixture = GetFixture<Ticking>();
            AssertFalse(fixture.Own.InOwnThread);
            AssertTrue(fixture.Ticked.Wait(TimeSpan.FromSeconds(10)));
        }
    }

    private sealed class Gathering : Fixture
    {
        private static readonly Barrier Everybody = new(3);

        public static ConcurrentQueue<string> Journal { get; } = [];

        public void SetUp() => Journal.Enqueue("SetUp");

        public void TearDown() => Journal.Enqueue("TearDown");

        /// <summary>Waits for the other tests.</summary>
        public bool Meet()
        {
            AssertEqual(1, Journal.Count(static line => line == "SetUp"));
            var met = Everybody.SignalAndWait(TimeSpan.FromSeconds(30));
            Journal.Enqueue("test");
            return met;
        }
    }

    [UsesFixture(typeof(Gathering))]
    private sealed class Gathered : TestCase
    {
        [Arguments(1)]
        [Arguments(2)]
        [Arguments(3)]
        public void Test(int number) => AssertTrue(GetFixture<Gathering>().Meet(), $"test {number}");
    }

    private sealed class Throwing : Fixture
    {
        public static List<string> Journal { get; } = [];

        public void SetUp()
        {
            Journal.Add("SetUp");
            AddCleanup(() => Journal.Add("cleanup"));
            throw new InvalidOperationException("no server");
        }

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class ThrowingConstructor : Fixture
    {
        public ThrowingConstructor() => throw new InvalidOperationException("not made");
    }

    [Timeout(0.2)]
    private sealed class Slow : Fixture
    {
        public Deferred SetUp() => new Deferred<Unit>();
    }

    private sealed class Skipping : Fixture
    {
        public void SetUp() => Skip("no database here");
    }

    private abstract class TwoTests : TestCase
    {
        public void TestA() => AssertNotNull(Reactor);

        public void TestB() => AssertNotNull(Reactor);
    }

    [UsesFixture(typeof(Throwing))]
    private sealed class UsesThrowing : TwoTests;

    [UsesFixture(typeof(ThrowingConstructor))]
    private sealed class UsesConstructor : TwoTests;

    [UsesFixture(typeof(Slow))]
    private sealed class UsesSlow : TwoTests;

    [UsesFixture(typeof(Skipping))]
    private sealed class UsesSkipping : TwoTests;

    [UsesFixture(typeof(Throwing))]
    private sealed class SkippedUser : TestCase
    {
        [Skip("not today")]
        public void Test() => Fail("run");
    }

    private sealed class BadEnd : Fixture
    {
        public void SetUp()
        {
            AddCleanup(() => throw new InvalidOperationException("bad cleanup"));
            Scope.Current.LogError(new Failure(new InvalidOperationException("lost")), "while tests ran");
            Reactor.CallLater(TimeSpan.FromHours(1), static () => { });
        }

        public void TearDown() => throw new InvalidOperationException("bad end");
    }

    [UsesFixture(typeof(BadEnd))]
    private sealed class UsesBadEnd : TwoTests;

    private sealed class Stranger;

    private sealed class Unmakeable(int number) : Fixture
    {
        public int Number => number;
    }

    [UsesFixture(typeof(Stranger))]
    private sealed class UsesStranger : TestCase
    {
        public void Test() => Fail("run");
    }

    [UsesFixture(typeof(Fixture))]
    private sealed class UsesAbstract : TestCase
    {
        public void Test() => Fail("run");
    }

    [UsesFixture(typeof(Unmakeable))]
    private sealed class UsesUnmakeable : TestCase
    {
        public void Test() => Fail("run");
    }

    private sealed class TestingFixture : Fixture
    {
        public void Test() => Fail("run");
    }

    private sealed class OtherWords : TestCase
    {
        public static void SetUpClass() => throw new NotSupportedException();

        public void Test() => Fail("run");
    }

    private sealed class Undeclared : TestCase
    {
        public void Test() => AssertNotNull(GetFixture<Shared>());
    }

    [Timeout(0.2)]
    private sealed class Blocking : Fixture
    {
        public static ManualResetEventSlim Gate { get; } = new();

        public void SetUp() => Gate.Wait();
    }

    [UsesFixture(typeof(Blocking))]
    private sealed class UsesBlocking : TestCase
    {
        public void Test() => Fail("run");
    }

    private sealed class Endless : Fixture
    {
        public static Action? Begun { get; set; }

        public Deferred SetUp()
        {
            Reactor.CallWhenRunning(() => Begun?.Invoke());
            return new Deferred<Unit>();
        }
    }

    [UsesFixture(typeof(Endless))]
    private sealed class UsesEndless : TestCase
    {
        public void Test() => Fail("run");
    }
}
