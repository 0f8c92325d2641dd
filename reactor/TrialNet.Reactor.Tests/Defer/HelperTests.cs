using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-9.01 to D-9.04 and D-9.09: helpers.</summary>
public sealed class HelperTests
{
    private static readonly FormatException Error = new("on purpose");

    [Fact]
    public void D_9_01_early_answers_are_no_special_case()
    {
        using var scoped = new HoldingScope();
        var failure = new Failure(Error);
        Assert.Equal(1, Results.ValueOf(Deferred.Succeed(1)));
        Assert.Same(Error, Results.FailureOf(Deferred.Fail<int>(Error)).Value);
        Assert.Same(failure, Results.FailureOf(Deferred.Fail<int>(failure)));
        Assert.Throws<AlreadyCalledException>(() => Deferred.Succeed(1).Callback(2));
        Assert.Throws<AlreadyCalledException>(() => Deferred.Fail<int>(failure).Errback(failure));
        Assert.Throws<ArgumentNullException>(() => Deferred.Fail<int>((Failure)null!));
        Assert.Same(failure, Assert.Single(scoped.Scope.TakeUnhandledFailures()).Failure);
    }

    [Fact]
    public void D_9_02_execute_gives_what_the_function_returns_or_throws()
    {
        Assert.Equal(1, Results.ValueOf(Deferred.Execute(() => 1)));
        Assert.Same(Error, Results.FailureOf(Deferred.Execute<int>(() => throw Error)).Value);
        Assert.Throws<ArgumentNullException>(() => Deferred.Execute<int>(null!));
    }

    [Fact]
    public void D_9_03_maybe_gives_the_very_deferred()
    {
        var deferred = new Deferred<int>();
        Assert.Same(deferred, Deferred.Maybe(() => deferred));
        Assert.Same(deferred, Deferred.Maybe(() => (Deferred)deferred));
        Assert.Same(deferred, Deferred.Maybe(() => (object)deferred));
    }

    [Fact]
    public void D_9_03_maybe_wraps_tasks()
    {
        Assert.Equal(1, Results.ValueOf(Deferred.Maybe(() => Task.FromResult(1))));
        Assert.Equal(1, Results.ValueOf(Deferred.Maybe(() => ValueTask.FromResult(1))));
        Assert.Equal(1, Results.ValueOf((Deferred<int>)Deferred.Maybe(() => (object)Task.FromResult(1))));
        Assert.Equal(Unit.Value, Results.ValueOf(Deferred.Maybe(() => Task.CompletedTask)));
        Assert.Equal(Unit.Value, Results.ValueOf(Deferred.Maybe(() => ValueTask.CompletedTask)));
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(() => Task.FromException<int>(Error))).Value);
    }

    [Fact]
    public void D_9_03_maybe_succeeds_with_any_other_value()
    {
        var called = false;
        Assert.Equal(1, Results.ValueOf(Deferred.Maybe(() => 1)));
        Assert.Null(Results.ValueOf(Deferred.Maybe(() => (string?)null)));
        Assert.Equal("text", Results.ValueOf((Deferred<object?>)Deferred.Maybe(() => (object)"text")));
        Assert.Equal(Unit.Value, Results.ValueOf(Deferred.Maybe(() =>
        {
            called = true;
        })));
        Assert.True(called);
    }

    [Fact]
    public void D_9_03_maybe_takes_async_lambdas_as_deferred_methods()
    {
        var inner = new Deferred<int>();
        var value = Deferred.Maybe(async () => await inner + 1);
        var nothing = Deferred.Maybe(async () => { await inner; });
        inner.Callback(1);

        Assert.Equal(2, Results.ValueOf(value));
        Assert.True(nothing.IsCalled);
    }

    [Fact]
    public void D_9_03_a_failure_that_is_returned_or_thrown_is_the_failure()
    {
        var failure = new Failure(Error);
        Assert.Same(failure, Results.FailureOf(Deferred.Maybe(() => failure)));
        Assert.Same(failure, Results.FailureOf((Deferred<object?>)Deferred.Maybe(() => (object)failure)));
        Assert.Same(failure, Results.FailureOf(Deferred.Maybe(() => (Outcome<int>)failure)));
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<int>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<Deferred<int>>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<Task<int>>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<Task>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<ValueTask<int>>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe(Throw<ValueTask>)).Value);
        Assert.Same(Error, Results.FailureOf((Deferred<object?>)Deferred.Maybe(Throw<object>)).Value);
        Assert.Same(Error, Results.FailureOf((Deferred<object?>)Deferred.Maybe(Throw<Deferred>)).Value);
        Assert.Same(Error, Results.FailureOf(Deferred.Maybe((Action)(() => throw Error))).Value);
    }

    [Fact]
    public void D_9_03_null_where_a_deferred_or_task_was_promised_is_a_failure()
    {
        Assert.IsType<InvalidOperationException>(Results.FailureOf(Deferred.Maybe(() => (Deferred<int>)null!)).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf((Deferred<object?>)Deferred.Maybe(() => (Deferred)null!)).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf(Deferred.Maybe(Nothing<Task<int>>)).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf(Deferred.Maybe(Nothing<Task>)).Value);
    }

    [Fact]
    public void D_9_04_a_deferred_comes_back_unchanged()
    {
        var deferred = new Deferred<int>();
        Assert.Same(deferred, Deferred.Ensure(deferred));
    }

    [Fact]
    public void D_9_04_tasks_are_wrapped_with_their_type()
    {
        Assert.Equal(1, Results.ValueOf((Deferred<int>)Deferred.Ensure(Task.FromResult(1))));
        Assert.Equal(1, Results.ValueOf((Deferred<int>)Deferred.Ensure(new ValueTask<int>(1))));
        Assert.Equal(Unit.Value, Results.ValueOf((Deferred<Unit>)Deferred.Ensure(Task.CompletedTask)));
        Assert.Equal(Unit.Value, Results.ValueOf((Deferred<Unit>)Deferred.Ensure(ValueTask.CompletedTask)));
        Assert.Equal(Unit.Value, Results.ValueOf((Deferred<Unit>)Deferred.Ensure(EndAsync())));
        Assert.Same(Error, Results.FailureOf((Deferred<string>)Deferred.Ensure(Task.FromException<string>(Error))).Value);

        static async Task EndAsync() => await Task.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData("text")]
    [InlineData(null)]
    [InlineData(new int[0])]
    public void D_9_04_anything_else_is_an_error(object? answer) =>
        Assert.ThrowsAny<ArgumentException>(() => Deferred.Ensure(answer!));

    [Fact]
    public void D_9_04_an_error_names_the_type() => Assert.Contains(
        "Failure", Assert.Throws<ArgumentException>(() => Deferred.Ensure(new Failure(Error))).Message, StringComparison.Ordinal);

    [Fact]
    public void D_9_09_the_errback_that_logs_passes_the_very_failure_on_and_logs_it_once()
    {
        using var scoped = new HoldingScope();
        var failure = new Failure(Error);
        var deferred = new Deferred<int>().AddErrback(Deferred.LogError);
        deferred.Errback(failure);
        var reference = Deferred.Fail<object>(failure).AddErrback(Deferred.LogError);
        var untyped = ((Deferred)Deferred.Fail<int>(failure)).AddErrback(Deferred.LogError);

        Assert.Same(failure, Results.FailureOf(deferred));
        Assert.Same(failure, Results.FailureOf(reference));
        Assert.Same(failure, Results.FailureOf(untyped));
        Assert.Equal([failure, failure, failure], scoped.Errors.Select(error => error.Failure));
        Assert.Throws<ArgumentNullException>(() => Deferred.LogError(null!));
    }

    [Fact]
    public void D_9_09_values_pass_it_by()
    {
        using var scoped = new HoldingScope();
        Assert.Equal(1, Results.ValueOf(Deferred.Succeed(1).AddErrback(Deferred.LogError)));
        Assert.Empty(scoped.Errors);
    }

    private static T Throw<T>() => throw Error;

    private static T Nothing<T>() => default!;
}
