using System.Diagnostics;
using TrialNet.Fixtures;
using TrialNet.Framework;
using TrialNet.Reactor;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;
using TrialNet.Runner.Workers;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>Several tests at once: in processes, in threads of one, and apart from each other.</summary>
public sealed class ParallelWorkerTests
{
    // A worker that is busy beginning, on a machine that is busy, is not one that was stopped.
    private static readonly TimeSpan PatienceUnderLoad = TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData(Isolation.Test, new[] { Verdict.Passed, Verdict.Passed })]
    [InlineData(Isolation.Class, new[] { Verdict.Passed, Verdict.Failed })]
    [InlineData(Isolation.None, new[] { Verdict.Passed, Verdict.Failed })]
    public void Isolated_tests_see_nothing_of_each_other(Isolation isolation, Verdict[] verdicts)
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Isolation = isolation };

        Assert.Equal(verdicts, SupervisedSample.Run<Counting>(supervisor).Results.Select(static result => result.Verdict).Order());
    }

    [Fact]
    public void Isolated_classes_have_a_process_each()
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Isolation = Isolation.Class };
        var folder = Directory.CreateTempSubdirectory("trialnet-");
        try
        {
            var tests = supervisor.Discover(locate: false, CancellationToken.None).Where(static test => test.ClassName.StartsWith("ParallelWorkerTests+Names", StringComparison.Ordinal));
            var run = new EventList();
            supervisor.Run(new RunPlan([.. tests], Reactors.Default.Name, TempDirectory: folder.FullName), run, CancellationToken.None);

            Assert.Equal(3, run.Events.OfType<TestFinished>().Count(static finished => finished.Result.Verdict == Verdict.Passed));
            var ids = Directory.GetFiles(folder.FullName, "process-*").Select(static file => (Path.GetFileName(file), File.ReadAllText(file))).Order().ToList();
            Assert.Equal(ids[0].Item2, ids[1].Item2); // process-A1, process-A2
            Assert.NotEqual(ids[0].Item2, ids[2].Item2); // process-B1
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Threads_run_tests_at_once_and_exclusive_ones_do_not()
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Threads = 3 };

        var run = SupervisedSample.Run<Meeting>(supervisor);

        Assert.All(run.Results, static result => Assert.Empty(result.Problems));
        Assert.Equal(8, run.Results.Count);
        Assert.Equal(16, run.Events.Count - 2);
    }

    [Fact]
    public void A_process_that_dies_with_several_tests_running_costs_the_one_that_does_it()
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Threads = 3 };

        var run = SupervisedSample.Run<DeadlyBesideOthers>(supervisor);

        Assert.Equal(Verdict.Error, run["Test2_kills_the_process"].Verdict);
        Assert.Contains("exit code 7", Assert.Single(run["Test2_kills_the_process"].Problems).Message, StringComparison.Ordinal);
        Assert.Equal(3, run.Results.Count(static result => result.Verdict == Verdict.Passed));
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    [Fact]
    public void A_blocked_thread_costs_its_test_and_those_beside_it_end()
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Threads = 2, Grace = TimeSpan.FromMilliseconds(200) };

        var run = SupervisedSample.Run<BlockingBesideOthers>(supervisor);

        Assert.Equal(
            [("Test1_blocks", Verdict.TimedOut), ("Test2_goes_on", Verdict.Passed), ("Test3_passes", Verdict.Passed)],
            run.Results.Select(static result => (result.Test.MethodName, result.Verdict)).Order());
    }

    [SkippableFact]
    public void A_process_that_is_stopped_costs_the_test_that_ran()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Silence = PatienceUnderLoad };

        var run = SupervisedSample.Run<Stopping>(supervisor);

        Assert.Equal([Verdict.TimedOut, Verdict.Passed], run.Results.Select(static result => result.Verdict));
        Assert.Contains("did not answer", run.Results[0].Problems[0].Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_process_that_is_stopped_from_outside_costs_one_test()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals");
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Silence = PatienceUnderLoad };

        var run = SupervisedSample.Run<StoppingLater>(supervisor);

        Assert.Equal(2, run.Results.Count(static result => result.Verdict == Verdict.Passed) + run.Results.Count(static result => result.Verdict == Verdict.TimedOut));
        Assert.Equal(1, run.Events.OfType<TestCameLate>().Count() + run.Results.Count(static result => result.Verdict == Verdict.TimedOut));
    }

    [Fact]
    public void Tests_and_their_children_know_which_worker_theirs_is()
    {
        using var supervisor = new Supervisor(SupervisedSample.Executable) { Workers = 2, Hesitation = TimeSpan.Zero };

        Assert.All(SupervisedSample.Run<Numbered>(supervisor).Results, static result => Assert.Empty(result.Problems));
    }

    private sealed class EventList : ITestEventSink
    {
        internal List<TestEvent> Events { get; } = [];

        public void Publish(TestEvent testEvent) => Events.Add(testEvent);
    }

    private sealed class Counting : TestCase
    {
        private static int _tests;

        public void Test1_is_the_first() => AssertEqual(1, ++_tests);

        public void Test2_is_the_first() => AssertEqual(1, ++_tests);
    }

    private abstract class Named : TestCase
    {
        protected void Write(string name) => File.WriteAllText(
            Path.Combine(TempDirectory, "..", "..", "process-" + name), Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private sealed class NamesA : Named
    {
        public void Test1_writes() => Write("A1");

        public void Test2_writes() => Write("A2");
    }

    private sealed class NamesB : Named
    {
        public void Test1_writes() => Write("B1");
    }

    private sealed class Meeting : TestCase
    {
        private static readonly Barrier All = new(3);
        private static readonly int[] Users = new int[2];
        private static int _running;

        public void Test1_meets_others() => Meet();

        public void Test2_meets_others() => Meet();

        public void Test3_meets_others() => Meet();

        [Exclusive("db")]
        public void Test4_uses_the_database() => Use(0);

        [Exclusive("db")]
        public void Test5_uses_the_database() => Use(0);

        [Exclusive("db")]
        public void Test6_uses_the_database() => Use(0);

        [Exclusive]
        public void Test7_is_alone() => BeAlone();

        [Exclusive]
        public void Test8_is_alone() => BeAlone();

        private void Meet()
        {
            Interlocked.Increment(ref _running);
            AssertTrue(All.SignalAndWait(TimeSpan.FromSeconds(20)));
            AssertTrue(WorkerIndex is >= 0 and < 3);
            Interlocked.Decrement(ref _running);
        }

        private static void Use(int resource)
        {
            Interlocked.Increment(ref _running);
            AssertEqual(1, Interlocked.Increment(ref Users[resource]));
            Thread.SpinWait(200_000);
            AssertEqual(0, Interlocked.Decrement(ref Users[resource]));
            Interlocked.Decrement(ref _running);
        }

        private static void BeAlone()
        {
            AssertEqual(1, Interlocked.Increment(ref _running));
            Thread.SpinWait(200_000);
            AssertEqual(0, Interlocked.Decrement(ref _running));
        }
    }

    private sealed class DeadlyBesideOthers : TestCase
    {
        private static readonly CountdownEvent Beside = new(3);

        public void Test1_runs_beside_it() => StandBeside();

        public void Test2_kills_the_process()
        {
            Beside.Signal();
            Beside.Wait(TimeSpan.FromSeconds(3)); // alone, nobody else comes
            Environment.Exit(7);
        }

        public void Test3_runs_beside_it() => StandBeside();

        public void Test4_runs_later() => AssertNotNull(Reactor);

        private static void StandBeside()
        {
            Beside.Signal();
            if (Beside.Wait(TimeSpan.FromSeconds(2)))
            {
                using var never = new ManualResetEvent(initialState: false);
                never.WaitOne(TimeSpan.FromSeconds(20));
            }
        }
    }

    private sealed class BlockingBesideOthers : TestCase
    {
        private static readonly ManualResetEventSlim Never = new();

        [Timeout(0.3)]
        public void Test1_blocks() => Never.Wait();

        public void Test2_goes_on() => AssertFalse(Never.Wait(TimeSpan.FromSeconds(1.5)));

        public void Test3_passes() => AssertNotNull(Reactor);
    }

    private sealed class Stopping : TestCase
    {
        [Timeout(0.5)]
        public void Test1_stops_its_process() => PosixSignal.Send(Environment.ProcessId, 19);

        public void Test2_passes() => AssertNotNull(Reactor);
    }

    private sealed class StoppingLater : TestCase
    {
        private static Process? _stopper;

        [Timeout(1)]
        [Unclean(UncleanMode.Ignore)]
        public void Test1_has_its_process_stopped_soon() =>
            _stopper = Process.Start("sh", ["-c", $"sleep 0.2; kill -STOP {Environment.ProcessId}"]);

        [Timeout(1)]
        public void Test2_passes_or_waits()
        {
            _stopper?.WaitForExit();
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne(TimeSpan.FromSeconds(0.2));
        }
    }

    private sealed class Numbered : TestCase
    {
        public void Test1() => Check();

        public void Test2() => Check();

        public void Test3() => Check();

        private void Check()
        {
            AssertTrue(WorkerIndex is 0 or 1);
            AssertEqual(WorkerIndex.ToString(System.Globalization.CultureInfo.InvariantCulture), Environment.GetEnvironmentVariable("TRIAL_WORKER"));
        }
    }
}
