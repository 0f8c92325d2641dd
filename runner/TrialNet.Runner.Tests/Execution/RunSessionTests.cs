using System.Reflection;
using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Runner.Discovery;
using TrialNet.Runner.Execution;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>A run as a whole: events, counts, early ends, logs.</summary>
public sealed class RunSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trialnet-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_come_in_order_and_count_up()
    {
        var run = InnerRun.Of<Mixed>(static plan => plan with { Seed = 7, Pass = 2 });

        var started = Assert.IsType<RunStarted>(run.Events[0]);
        Assert.Equal((Reactors.Default.Name, 4, 7, 2), (started.Reactor, started.TestCount, started.Seed, started.Pass));
        var finished = Assert.IsType<RunFinished>(run.Events[^1]);
        Assert.Equal(RunStop.Completed, finished.Stop);
        var middle = run.Events[1..^1];
        Assert.Equal(8, middle.Count);
        for (var i = 0; i < middle.Count; i += 2)
        {
            Assert.Equal(Assert.IsType<TestStarted>(middle[i]).Test, Assert.IsType<TestFinished>(middle[i + 1]).Result.Test);
        }

        Assert.True(run.Results.Aggregate(TimeSpan.Zero, static (sum, result) => sum + result.Duration) <= finished.Elapsed);
    }

    [Fact]
    public void What_cannot_be_loaded_is_an_error_and_none_of_it_runs()
    {
        var run = InnerRun.Of<Mixed>();

        var problem = Assert.Single(run["Test3_cannot_be_run"].Problems);
        Assert.Equal((Verdict.Error, ProblemSource.Load), (run["Test3_cannot_be_run"].Verdict, problem.Source));
        Assert.False(Mixed.RanWhatCannotBeRun);
    }

    [Fact]
    public void A_test_that_does_not_exist_is_an_error()
    {
        var missing = new TestDescriptor("A.B.C", "A", "B", "C", null, 0, TimeSpan.FromSeconds(1));

        var result = Assert.Single(InnerRun.Of<Mixed>(plan => plan with { Tests = [missing] }).Results);

        Assert.Equal("There is no test A.B.C in TrialNet.Runner.Tests.", Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void Exit_first_stops_after_exactly_so_many()
    {
        var one = InnerRun.Of<Mixed>(static plan => plan with { ExitFirst = 1 });
        var two = InnerRun.Of<Mixed>(static plan => plan with { ExitFirst = 2 });
        var three = InnerRun.Of<Mixed>(static plan => plan with { ExitFirst = 3 });

        Assert.Equal((2, RunStop.ExitFirst), (one.Results.Count, ((RunFinished)one.Events[^1]).Stop));
        Assert.Equal((3, RunStop.ExitFirst), (two.Results.Count, ((RunFinished)two.Events[^1]).Stop));
        Assert.Equal((4, RunStop.Completed), (three.Results.Count, ((RunFinished)three.Events[^1]).Stop));
    }

    [Fact]
    public void An_interruption_ends_the_running_test_with_its_cleanups_and_no_other_one_begins()
    {
        using var interruption = new CancellationTokenSource();
        Interrupted.Journal.Clear();
        Interrupted.Interrupt = interruption.Cancel;

        var run = InnerRun.Of<Interrupted>(cancellation: interruption.Token);

        var result = Assert.Single(run.Results);
        Assert.Equal((Verdict.Error, "The run was interrupted while Test1_waits was running."), (result.Verdict, Assert.Single(result.Problems).Message));
        Assert.Equal(["cancelled", "cleanup", "TearDown"], Interrupted.Journal);
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    [Fact]
    public void An_interruption_leaves_a_test_that_has_ended_its_cleanups_and_its_verdict()
    {
        using var interruption = new CancellationTokenSource();
        InterruptedAtTheEnd.Journal.Clear();
        InterruptedAtTheEnd.Interrupt = interruption.Cancel;

        var run = InnerRun.Of<InterruptedAtTheEnd>(cancellation: interruption.Token);

        Assert.Equal(Verdict.Passed, Assert.Single(run.Results).Verdict);
        Assert.Equal(["cleanup", "TearDown"], InterruptedAtTheEnd.Journal);
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    [Fact]
    public void An_interruption_gives_a_cleanup_that_does_not_end_little_time()
    {
        using var interruption = new CancellationTokenSource();
        InterruptedInACleanup.Interrupt = interruption.Cancel;

        var result = Assert.Single(InnerRun.Of<InterruptedInACleanup>(cancellation: interruption.Token).Results);

        var problem = Assert.Single(result.Problems);
        Assert.Equal((ProblemSource.Cleanup, "The run was interrupted while a cleanup was running."), (problem.Source, problem.Message));
    }

    [Fact]
    public void An_interruption_reaches_a_test_that_blocks_its_thread()
    {
        using var interruption = new CancellationTokenSource();
        InterruptedBlocking.Interrupt = interruption.Cancel;

        var run = InnerRun.Of<InterruptedBlocking>(cancellation: interruption.Token);
        InterruptedBlocking.Release.Set();

        Assert.Equal(Verdict.TimedOut, Assert.Single(run.Results).Verdict);
        Assert.Equal(RunStop.Interrupted, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    [Fact]
    public void A_run_that_is_interrupted_before_it_begins_runs_nothing()
    {
        var run = InnerRun.Of<Mixed>(cancellation: new CancellationToken(canceled: true));

        Assert.Empty(run.Results);
        Assert.Equal([typeof(RunStarted), typeof(RunFinished)], run.Events.Select(static e => e.GetType()));
    }

    [Fact]
    public void What_a_sink_throws_ends_the_run_and_comes_out()
    {
        var tests = TestAssembly.Load(Assembly.GetExecutingAssembly(), [typeof(Mixed)], timeout: null);

        var error = Assert.Throws<IOException>(() =>
            new RunSession(tests).Run(new RunPlan(tests.Tests, "any"), Reactors.Default, new FullDisk(), CancellationToken.None));

        Assert.Equal("disk full", error.Message);
    }

    [Fact]
    public void The_log_has_start_messages_errors_and_verdict_of_each_test()
    {
        InnerRun.Of<Logged>(plan => plan with { TempDirectory = _folder });

        var lines = File.ReadAllLines(Path.Combine(_folder, "test.log"));

        var name = typeof(Logged).FullName;
        Assert.All(lines.Where(static line => line.Contains("-->", StringComparison.Ordinal)), static line => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z --> ", line));
        Assert.Contains(lines, line => line.EndsWith($" --> {name}.Test1_logs <--", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("Z a message", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("While it was logged: System.InvalidOperationException: an error", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains(" Error after 0.", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains(" Passed after 0.", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_test_has_a_folder_and_paths_of_its_own_which_go_when_it_has_passed()
    {
        Assert.All(
            InnerRun.Of<Files>(plan => plan with { TempDirectory = _folder }).Results,
            static result => Assert.Equal((Verdict.Passed, result.Test.Id), (result.Verdict, result.Test.Id)));

        Assert.False(Directory.Exists(Path.Combine(_folder, "RunSessionTests+Files")));
    }

    [Fact]
    public void The_folder_of_a_test_that_failed_is_kept()
    {
        InnerRun.Of<FailingFiles>(plan => plan with { TempDirectory = _folder });

        var kept = Assert.Single(Directory.GetDirectories(Path.Combine(_folder, "RunSessionTests+FailingFiles")));
        Assert.Equal("TestFails", Path.GetFileName(kept));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(kept, "1", "note")));
    }

    private sealed class FailingFiles : TestCase
    {
        public void TestFails()
        {
            File.WriteAllText(MakeTemp("note"), "kept");
            Fail("for its files");
        }

        public void TestPasses() => File.WriteAllText(MakeTemp("note"), "gone");
    }

    private sealed class FullDisk : ITestEventSink
    {
        public void Publish(TestEvent testEvent)
        {
            if (testEvent is TestFinished)
            {
                throw new IOException("disk full");
            }
        }
    }

    private sealed class Mixed : TestCase
    {
        internal static bool RanWhatCannotBeRun { get; private set; }

        public void Test1_passes() => AssertNotNull(Reactor);

        public void Test2_fails() => Fail("failed");

        public int Test3_cannot_be_run()
        {
            RanWhatCannotBeRun = true;
            return 3;
        }

        public void Test4_fails() => Fail("failed");
    }

    private sealed class Interrupted : TestCase
    {
        internal static readonly List<string> Journal = [];

        internal static Action Interrupt { get; set; } = static () => { };

        public Deferred Test1_waits()
        {
            AddCleanup(static () => Journal.Add("cleanup"));
            Reactor.CallLater(TimeSpan.Zero, Interrupt);
            return new Deferred<Unit>(static _ => Journal.Add("cancelled"));
        }

        public void Test2_does_not_begin() => Journal.Add("next test");

        public void TearDown() => Journal.Add("TearDown");
    }

    private sealed class InterruptedAtTheEnd : TestCase
    {
        internal static readonly List<string> Journal = [];

        internal static Action Interrupt { get; set; } = static () => { };

        public void Test1_ends()
        {
            AddCleanup(() => Soon("cleanup"));
            Interrupt();
        }

        public void Test2_does_not_begin() => Journal.Add("next test");

        public Deferred TearDown() => Soon("TearDown");

        private Deferred<Unit> Soon(string entry)
        {
            var deferred = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.FromMilliseconds(1), () =>
            {
                Journal.Add(entry);
                deferred.Callback(Unit.Value);
            });
            return deferred;
        }
    }

    private sealed class InterruptedInACleanup : TestCase
    {
        internal static Action Interrupt { get; set; } = static () => { };

        public void Test1() => AddCleanup(static () =>
        {
            Interrupt();
            return new Deferred<Unit>();
        });
    }

    private sealed class InterruptedBlocking : TestCase
    {
        internal static readonly ManualResetEventSlim Release = new();

        internal static Action Interrupt { get; set; } = static () => { };

        public void Test1_blocks()
        {
            Interrupt();
            Release.Wait();
        }

        public void Test2_does_not_begin() => AssertNotNull(Reactor);
    }

    private sealed class Logged : TestCase
    {
        public void Test1_logs()
        {
            Scope.Current.LogMessage("a message");
            Scope.Current.LogError(new Failure(new InvalidOperationException("an error")), "While it was logged");
        }

        public void Test2_passes() => AssertNotNull(Reactor);
    }

    private sealed class Files : TestCase
    {
        public void TestOne() => Check();

        public void TestTwo() => Check();

        private void Check()
        {
            AssertTrue(Directory.Exists(TempDirectory));
            AssertEmpty(Directory.GetFileSystemEntries(TempDirectory));
            var first = MakeTemp();
            var second = MakeTemp("poem.txt");
            AssertEqual(("temp", "poem.txt"), (Path.GetFileName(first), Path.GetFileName(second)));
            AssertFalse(Path.Exists(first) || Path.Exists(second));
            File.WriteAllText(first, "one");
            File.WriteAllText(second, "two");
            AssertTrue(first.StartsWith(TempDirectory, StringComparison.Ordinal));
        }
    }
}
