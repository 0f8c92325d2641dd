using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

/// <summary>What results tell of the parts of a test's life.</summary>
public sealed class StepsTests
{
    [Fact]
    public void Each_part_that_ran_is_a_step_and_they_follow_each_other()
    {
        var result = InnerRun.One<Whole>();

        Assert.Equal(
            [
                (ProblemSource.SetUp, "SetUp"), (ProblemSource.Test, "Test"), (ProblemSource.Cleanup, "A cleanup"), (ProblemSource.Cleanup, "A cleanup"),
                (ProblemSource.TearDown, "TearDown"), (ProblemSource.TearDown, "Dispose"),
            ],
            result.Steps.Select(static step => (step.Source, step.Name)));
        for (var i = 1; i < result.Steps.Count; i++)
        {
            Assert.True(result.Steps[i].Start >= result.Steps[i - 1].Start + result.Steps[i - 1].Duration, "steps overlap");
        }

        Assert.True(result.Steps[1].Duration >= TimeSpan.FromMilliseconds(19), "what a test waits for is its own time");
        Assert.True(result.Duration >= result.Steps[^1].Start + result.Steps[^1].Duration, "a step is longer than its test");
    }

    [Fact]
    public void A_part_that_was_not_reached_is_none() =>
        Assert.Equal(["SetUp"], InnerRun.One<SetUpFails>().Steps.Select(static step => step.Name));

    private sealed class Whole : TestCase, IDisposable
    {
        public void Dispose()
        {
        }

        public Deferred Test()
        {
            AddCleanup(() => { });
            AddCleanup(() => { });
            var later = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.FromMilliseconds(20), () => later.Callback(Unit.Value));
            return later;
        }

        public void SetUp()
        {
        }

        public void TearDown()
        {
        }
    }

    private sealed class SetUpFails : TestCase
    {
        public void Test()
        {
        }

        public void SetUp() => Fail("no candle");

        public void TearDown()
        {
        }
    }
}
