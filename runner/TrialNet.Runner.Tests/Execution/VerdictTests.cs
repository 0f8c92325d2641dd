using TrialNet.Defer;
using TrialNet.Framework;
using TrialNet.Runner.Results;

namespace TrialNet.Runner.Tests.Execution;

public sealed class VerdictTests
{
    [Fact]
    public void Each_kind_of_return_is_awaited_inside_a_reactor()
    {
        var run = InnerRun.Of<Kinds>();

        Assert.All(run.Results, result => Assert.Equal((Verdict.Passed, result.Test.Id), (result.Verdict, result.Test.Id)));
        Assert.Equal(6, run.Results.Count);
    }

    [Fact]
    public void A_failed_assertion_is_a_failure_and_any_other_exception_an_error()
    {
        var run = InnerRun.Of<Bad>();

        Assert.Equal(Verdict.Failed, run["TestFails"].Verdict);
        Assert.Equal(Verdict.Error, run["TestThrows"].Verdict);
        Assert.Equal(Verdict.Failed, run["TestFailsLater"].Verdict);
        Assert.Equal(Verdict.Error, run["TestThrowsLater"].Verdict);
        var problem = Assert.Single(run["TestFails"].Problems);
        Assert.Equal("Expected 1, got 2", problem.Message);
        Assert.Matches(@"^   at .*Bad\.TestFails\(\) in .*VerdictTests\.cs:line \d+$", problem.StackTrace);
    }

    [Theory]
    [InlineData("TestStartNew", "TestStartNew returned a Task<Task>: nobody would wait for the inner one. Await it, or return its Unwrap().")]
    [InlineData("TestNull", "TestNull returned null where a Task was expected.")]
    public void What_would_not_be_waited_for_is_an_error(string name, string message)
    {
        var result = InnerRun.Of<Oddities>()[name];

        Assert.Equal((Verdict.Error, message), (result.Verdict, Assert.Single(result.Problems).Message));
    }

    private sealed class Oddities : TestCase
    {
        public Task TestStartNew() =>
            Task.Factory.StartNew(static async () => await Task.Yield(), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default);

        public Task? TestNull() => null;
    }

    private sealed class Kinds : TestCase
    {
        private readonly List<string> _order = [];

        public void TestVoid() => AssertIs(Reactor, TrialNet.Reactor.Abstractions.Reactor.Current);

        public Deferred TestDeferred() => Deferred.Succeed();

        public Deferred<int> TestDeferredOfT() => Later();

        public async Task TestTask()
        {
            await Task.Yield();
            AssertIs(Reactor, TrialNet.Reactor.Abstractions.Reactor.Current);
        }

        public async Task<int> TestTaskOfT()
        {
            await Task.Yield();
            return _order.Count;
        }

        public async ValueTask TestValueTask() => await Task.Yield();

        private Deferred<int> Later()
        {
            var deferred = new Deferred<int>();
            Reactor.CallLater(TimeSpan.FromMilliseconds(5), () => deferred.Callback(1));
            return deferred;
        }
    }

    private sealed class Bad : TestCase
    {
        public void TestFails() => AssertEqual(1, 2);

        public void TestThrows() => throw new InvalidOperationException("thrown");

        public async Task TestFailsLater()
        {
            await Task.Yield();
            Fail("later");
        }

        public async Deferred TestThrowsLater()
        {
            await Later();
            throw new InvalidOperationException("later");
        }

        private Deferred<Unit> Later()
        {
            var deferred = new Deferred<Unit>();
            Reactor.CallLater(TimeSpan.Zero, () => deferred.Callback(Unit.Value));
            return deferred;
        }
    }
}
