using TrialNet.Framework;
using TrialNet.Runner.Planning;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>Tasks that fail and that nobody observes: the test's that lost them, whenever they are collected.</summary>
public sealed class LostTaskTests
{
    [Fact]
    public void A_lost_task_makes_its_test_late_by_the_end_of_the_run()
    {
        var run = InnerRun.Of<Losing>();

        Assert.Equal([Verdict.Passed, Verdict.Passed, Verdict.Passed], run.Results.Select(static result => result.Verdict));
        var late = Assert.Single(run.Events.OfType<TestCameLate>());
        Assert.EndsWith("Losing.Test1_loses_one", late.TestId, StringComparison.Ordinal);
        Assert.Equal("A task failed and nobody observed it: lost", late.Problem.Message);
    }

    [Fact]
    public void T31_with_a_collection_after_each_test_it_is_an_error_at_once()
    {
        var run = InnerRun.Of<Losing>(static plan => plan with { Judging = new JudgingOptions { ForcesCollection = true } });

        Assert.Equal([Verdict.Error, Verdict.Passed, Verdict.Passed], run.Results.Select(static result => result.Verdict));
        Assert.Equal(ProblemSource.LoggedError, Assert.Single(run["Test1_loses_one"].Problems).Source);
        Assert.Empty(run.Events.OfType<TestCameLate>());
    }

    private sealed class Losing : TestCase
    {
        public async Task Test1_loses_one()
        {
            _ = FailLater();
            await Task.Yield();
            await Task.Yield();
        }

        public async Task Test2_observes_one() => AssertEqual("lost", (await Caught(FailLater())).Message);

        public void Test3_collects()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        private static async Task FailLater()
        {
            await Task.Yield();
            throw new InvalidOperationException("lost");
        }

        private static async Task<Exception> Caught(Task task)
        {
            try
            {
                await task;
            }
            catch (InvalidOperationException error)
            {
                return error;
            }

            throw new TestFailureException("it did not fail");
        }
    }
}
