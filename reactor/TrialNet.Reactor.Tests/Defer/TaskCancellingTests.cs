using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-9.06 and D-9.07: cancelling across the border between Deferreds and tasks.</summary>
public sealed class TaskCancellingTests
{
    private static readonly FormatException Error = new("on purpose");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D_9_06_cancelling_the_token_cancels_the_deferred(bool untyped)
    {
        using var scoped = new HoldingScope();
        using var source = new CancellationTokenSource();
        var cancelled = 0;
        var deferred = new Deferred<string?>(_ => cancelled++);
        var task = untyped ? ((Deferred)deferred).AsTask(source.Token) : deferred.AsTask(source.Token);
        Assert.False(task.IsCompleted);
        source.Cancel();

        Assert.Equal(1, cancelled);
        Assert.True(task.IsCanceled);
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Null(Results.ValueOf(deferred));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_9_06_what_it_gives_all_the_same_is_dropped(bool fails)
    {
        using var scoped = new HoldingScope();
        using var source = new CancellationTokenSource();
        var deferred = new Deferred<string?>(self =>
        {
            if (fails)
            {
                self.Errback(Error);
            }
            else
            {
                self.Callback("value");
            }
        });
        var task = deferred.AsTask(source.Token);
        source.Cancel();

        Assert.True(task.IsCanceled);
        Assert.Null(Results.ValueOf(deferred));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_9_06_a_token_that_is_cancelled_already_cancels_what_has_no_result_yet()
    {
        var token = new CancellationToken(canceled: true);
        var open = new Deferred<int>();

        Assert.True(open.AsTask(token).IsCanceled);
        Assert.True(open.IsCalled);
        Assert.True(Deferred.Succeed(1).AsTask(token).IsCompletedSuccessfully);
    }

    [Fact]
    public void D_9_06_a_token_cancelled_after_the_result_does_nothing()
    {
        using var source = new CancellationTokenSource();
        var later = new Deferred<int>();
        var deferred = new Deferred<int>();
        var task = deferred.AsTask(source.Token);
        deferred.AddErrback(_ => later);
        deferred.Callback(1);
        source.Cancel();

        Assert.True(task.IsCompletedSuccessfully);
        Assert.False(later.IsCalled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_9_06_the_deferred_is_cancelled_on_its_owners_thread(bool passesFirst)
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        using var source = new CancellationTokenSource();
        var cancelled = 0;
        var later = new Deferred<string?>(_ => cancelled++);
        var deferred = new Deferred<string?>(_ => cancelled++);
        var task = deferred.AsTask(source.Token);
        deferred.AddCallback(_ => later);
        owner.InOwnThread = false;
        source.Cancel();
        Assert.True(task.IsCanceled);
        Assert.Equal(0, cancelled);
        owner.InOwnThread = true;
        if (passesFirst)
        {
            deferred.Callback("value");
        }

        owner.RunAll();
        Assert.Equal(passesFirst ? 0 : 1, cancelled);
        Assert.False(later.IsCalled);
    }

    [Fact]
    public void D_9_06_the_token_of_a_disposed_source_is_one_that_is_never_cancelled()
    {
        var source = new CancellationTokenSource();
        var token = source.Token;
        source.Dispose();
        var deferred = new Deferred<int>();
        var task = deferred.AsTask(token);
        var linked = new Deferred<int>().CancelWith(token);
        deferred.Callback(1);
        linked.Callback(2);

        Assert.True(task.IsCompletedSuccessfully);
        Assert.Equal(2, Results.ValueOf(linked));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancel_with_covers_what_was_added_before(bool untyped)
    {
        using var source = new CancellationTokenSource();
        var later = new Deferred<int>();
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        foreach (var deferred in new[] { first, second })
        {
            Assert.Same(deferred, untyped ? ((Deferred)deferred).CancelWith(source.Token) : deferred.CancelWith(source.Token));
            deferred.AddCallback(_ => later);
        }

        first.Callback(0);
        source.Cancel();

        Assert.False(later.IsCalled);
        Assert.IsType<CancelledException>(Results.FailureOf(second).Value);
        later.Callback(3);
        Assert.Equal(3, Results.ValueOf(first));
    }

    [Fact]
    public void Cancel_with_a_token_that_is_cancelled_already_cancels_at_once_unless_there_is_a_result()
    {
        var token = new CancellationToken(canceled: true);
        Assert.IsType<CancelledException>(Results.FailureOf(new Deferred<int>().CancelWith(token)).Value);
        Assert.Equal(1, Results.ValueOf(Deferred.Succeed(1).CancelWith(token)));
        Assert.False(new Deferred<int>().CancelWith(CancellationToken.None).IsCalled);
    }

    [Fact]
    public void D_3_09_tokens_are_linked_on_the_owners_thread_only_and_through_fresh_views_only()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var deferred = new Deferred<int>();
        var stale = new Deferred<int>();
        stale.AddCallback(value => $"{value}");
        Assert.Throws<StaleViewException>(() => stale.CancelWith(CancellationToken.None));
        Assert.Throws<StaleViewException>(() => { _ = stale.AsTask(CancellationToken.None); });
        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(() => deferred.CancelWith(new CancellationToken(true)));
        Assert.Throws<WrongThreadException>(() => ((Deferred)deferred).CancelWith(new CancellationToken(true)));
        Assert.Throws<WrongThreadException>(() => { _ = deferred.AsTask(new CancellationToken(true)); });
        Assert.False(deferred.IsCalled);
    }

    [Fact]
    public void D_9_07_cancel_asks_the_task_to_end_and_its_end_is_the_result()
    {
        using var source = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task, source);
        deferred.Cancel();
        Assert.True(source.IsCancellationRequested);
        Assert.False(deferred.IsCalled);
        deferred.Cancel();
        work.SetResult(5);

        Assert.Equal(5, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_9_07_a_task_that_heeds_the_token_ends_inside_the_cancellation_with_its_own_exception()
    {
        using var source = new CancellationTokenSource();
        var work = new TaskCompletionSource();
        using var registration = source.Token.Register(() => work.SetCanceled(source.Token));
        var deferred = Deferred.FromTask(work.Task, source);
        deferred.Cancel();

        var error = Assert.IsAssignableFrom<OperationCanceledException>(Results.FailureOf(deferred).Value);
        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public void D_9_07_a_function_gets_the_token_that_cancel_cancels()
    {
        CancellationToken given = default;
        var work = new TaskCompletionSource<int>();
        var value = Deferred.FromTask(token =>
        {
            given = token;
            return work.Task;
        });
        var nothing = Deferred.FromTask(async token => await Task.FromCanceled(new CancellationToken(true)));
        value.Cancel();
        Assert.True(given.IsCancellationRequested);
        work.SetResult(1);

        Assert.Equal(1, Results.ValueOf(value));
        Assert.IsAssignableFrom<OperationCanceledException>(Results.FailureOf(nothing).Value);
    }

    [Fact]
    public void D_9_07_a_function_that_throws_or_gives_no_task_is_a_failure()
    {
        Assert.Same(Error, Results.FailureOf(Deferred.FromTask((Func<CancellationToken, Task<int>>)(_ => throw Error))).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf(Deferred.FromTask(Nothing<Task>)).Value);
    }

    [Fact]
    public void D_9_07_without_the_means_to_cancel_it_the_tasks_late_result_is_dropped()
    {
        using var scoped = new HoldingScope();
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task);
        deferred.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
        work.SetException(Error);

        Assert.Empty(scoped.Errors);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_9_07_a_disposed_source_cannot_tell_the_task_whose_result_is_dropped()
    {
        using var scoped = new HoldingScope();
        var source = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task, source);
        source.Dispose();
        deferred.Cancel();
        work.SetResult(1);

        Assert.IsType<ObjectDisposedException>(Assert.Single(scoped.Errors).Failure.Value);
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_11_what_listens_to_the_token_and_throws_is_logged_and_the_task_still_decides()
    {
        using var scoped = new HoldingScope();
        using var source = new CancellationTokenSource();
        using var registration = source.Token.Register(() => throw Error);
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task, source);
        deferred.Cancel();
        Assert.False(deferred.IsCalled);
        work.SetResult(1);

        Assert.Same(Error, Assert.IsType<AggregateException>(Assert.Single(scoped.Errors).Failure.Value).InnerException);
        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_6_12_a_listener_that_cancels_the_deferred_again_changes_nothing()
    {
        using var source = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task, source);
        using var registration = source.Token.Register(deferred.Cancel);
        deferred.Cancel();
        work.SetResult(1);

        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_9_07_the_end_of_the_task_comes_on_the_owners_thread()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        using var source = new CancellationTokenSource();
        var work = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(work.Task, source);
        deferred.Cancel();
        owner.InOwnThread = false;
        work.SetResult(1);
        Assert.False(deferred.IsCalled);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void What_is_missing_is_refused()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask((Task<int>)null!, source));
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask((Task)null!, source));
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask(Task.FromResult(1), (CancellationTokenSource)null!));
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask(Task.CompletedTask, (CancellationTokenSource)null!));
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask((Func<CancellationToken, Task<int>>)null!));
        Assert.Throws<ArgumentNullException>(() => Deferred.FromTask((Func<CancellationToken, Task>)null!));
    }

    private static T Nothing<T>(CancellationToken token) => default!;
}
