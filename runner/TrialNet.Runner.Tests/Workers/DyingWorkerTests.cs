using System.Diagnostics;
using System.Runtime.CompilerServices;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Workers;

/// <summary>What a test does to its process costs this test, and no other (T43, T55).</summary>
public sealed class DyingWorkerTests
{
    private const int Memory = 64 * 1024 * 1024;

    [Fact]
    public void A_test_that_ends_its_process_is_an_error_and_the_rest_run_in_another_one()
    {
        using var supervisor = SupervisedSample.Supervise();

        var run = SupervisedSample.Run<Deadly>(supervisor);

        Assert.Equal(
            [
                ("Test1_passes", Verdict.Passed),
                ("Test2_exits", Verdict.Error),
                ("Test3_fails_fast", Verdict.Error),
                ("Test4_passes", Verdict.Passed),
                ("Test5_overflows_the_stack", Verdict.Error),
                ("Test6_is_killed", Verdict.Error),
                ("Test7_passes", Verdict.Passed),
            ],
            run.Results.Select(static result => (result.Test.MethodName, result.Verdict)));
        Assert.Equal(RunStop.Completed, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
        AssertBlamed(run["Test2_exits"], "exit code 7");
        AssertBlamed(run["Test3_fails_fast"], "the last words");
        AssertBlamed(run["Test5_overflows_the_stack"], "Stack overflow");
        AssertBlamed(run["Test6_is_killed"], OperatingSystem.IsWindows() ? "exit code" : "SIGKILL, exit code 137");
    }

    [Fact]
    public void A_test_that_keeps_all_the_memory_there_is_costs_itself_and_the_rest_run_in_another_process()
    {
        using var supervisor = SupervisedSample.Supervise(memory: Memory);

        var run = SupervisedSample.Run<Hungry>(supervisor);

        Assert.Equal(
            [("Test1_passes", Verdict.Passed), ("Test2_keeps_everything", Verdict.Error), ("Test3_passes", Verdict.Passed), ("Test4_passes", Verdict.Passed)],
            run.Results.Select(static result => (result.Test.MethodName, result.Verdict)));
        AssertBlamed(run["Test2_keeps_everything"], "");
        Assert.Empty(run.Events.OfType<TestCameLate>());
        Assert.Equal(RunStop.Completed, Assert.IsType<RunFinished>(run.Events[^1]).Stop);
    }

    private static void AssertBlamed(TestResult result, string words)
    {
        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemSource.Worker, problem.Source);
        Assert.Contains("The worker process died while this test was running", problem.Message, StringComparison.Ordinal);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    private sealed class Hungry : TestCase
    {
        private const int Piece = 1024 * 1024;

        private static readonly object?[] Hoard = new object?[Memory / 16];

        public void Test1_passes() => AssertEqual(Piece, new byte[Piece].Length);

        /// <summary>In ever smaller pieces, which nobody ever gives back.</summary>
        public void Test2_keeps_everything()
        {
            var kept = 0;
            for (var size = Piece; size >= 256; size /= 16)
            {
                try
                {
                    while (true)
                    {
                        Hoard[kept] = new byte[size];
                        kept++;
                    }
                }
                catch (OutOfMemoryException)
                {
                    // Smaller ones may still fit.
                }
            }
        }

        public void Test3_passes() => AssertEqual(Piece, new byte[Piece].Length);

        public void Test4_passes() => AssertNotNull(Reactor);
    }

    private sealed class Deadly : TestCase
    {
        public void Test1_passes() => AssertNotNull(Reactor);

        public void Test2_exits() => Environment.Exit(7);

        public void Test3_fails_fast() => Environment.FailFast("the last words");

        public void Test4_passes() => AssertNotNull(Reactor);

        public void Test5_overflows_the_stack() => AssertEqual(0, Descend(1));

        public void Test6_is_killed()
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }

        public void Test7_passes() => AssertNotNull(Reactor);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
        private static int Descend(int depth) => Descend(depth + 1) + depth;
    }
}
