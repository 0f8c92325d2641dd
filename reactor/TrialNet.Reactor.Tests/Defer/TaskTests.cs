using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-9.05 and D-9.07: Deferreds and tasks.</summary>
public sealed class TaskTests
{
    private static readonly InvalidOperationException Error = new("on purpose");

    [Fact]
    public async Task D_9_05_a_task_gets_the_value_the_exception_or_the_cancellation()
    {
        Assert.Equal(1, await Deferred.Succeed(1).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Deferred.Fail<int>(Error).AsTask());
        var cancelled = new Deferred<int>();
        var task = cancelled.AsTask();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_9_05_the_chain_goes_on_with_null_and_with_its_type(bool untyped)
    {
        var deferred = new Deferred<string?>();
        var task = untyped ? ((Deferred)deferred).AsTask() : deferred.AsTask();
        var seen = new List<string?>();
        deferred.AddCallback(value =>
        {
            seen.Add(value);
            return value;
        });
        deferred.Callback("value");

        Assert.True(task.IsCompletedSuccessfully);
        Assert.Equal([null], seen);
    }

    [Fact]
    public void D_9_05_a_task_of_a_consumed_result_ends()
    {
        using var scoped = new HoldingScope();
        var deferred = Deferred.Succeed(1);
        _ = deferred.AsTask();
        var task = deferred.AsTask();

        Assert.IsType<ResultConsumedException>(task.Exception?.InnerException);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public async Task D_9_07_a_deferred_gets_the_end_of_a_task()
    {
        var source = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(source.Task);
        Assert.False(deferred.IsCalled);
        source.SetResult(3);
        Assert.Equal(3, await deferred.AsTask());

        Assert.Same(Error, Results.FailureOf(Deferred.FromTask(Task.FromException<int>(Error))).Value);
        Assert.IsAssignableFrom<OperationCanceledException>(
            Results.FailureOf(Deferred.FromTask(Task.FromCanceled(new CancellationToken(true)))).Value);
        Assert.Equal(Unit.Value, Results.ValueOf(Deferred.FromTask(Task.CompletedTask)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_9_07_a_task_that_ends_with_a_deferred_is_a_failure_that_says_so(bool endsLater)
    {
        var source = new TaskCompletionSource<Deferred<int>>();
        if (!endsLater)
        {
            source.SetResult(new Deferred<int>());
        }

        var deferred = Deferred.FromTask(source.Task);
        if (endsLater)
        {
            source.SetResult(new Deferred<int>());
        }

        Assert.Contains("await it", Results.FailureOf(deferred).GetErrorMessage(), StringComparison.Ordinal);
    }
}
