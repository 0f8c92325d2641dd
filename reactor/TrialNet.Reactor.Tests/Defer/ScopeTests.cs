using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Scopes: who owns a Deferred, and on which thread it may be touched.</summary>
public sealed class ScopeTests
{
    [Fact]
    public void Entering_nests_and_is_undone_innermost_first()
    {
        var outside = Scope.Current;
        var first = new Scope("first");
        var second = new Scope("second");
        using (first.Enter())
        {
            using (second.Enter())
            {
                Assert.Same(second, Scope.Current);
            }

            Assert.Same(first, Scope.Current);
        }

        Assert.Same(outside, Scope.Current);
        Assert.Same(Scope.Default, Scope.Current);
    }

    [Fact]
    public void D_3_09_firing_and_cancelling_on_a_foreign_thread_is_an_error_that_names_the_cure()
    {
        using var scoped = new HoldingScope(new StubOwner { InOwnThread = false });
        var deferred = new Deferred<int>();

        Assert.Contains("CallFromThread", Assert.Throws<WrongThreadException>(() => deferred.Callback(1)).Message, StringComparison.Ordinal);
        Assert.Throws<WrongThreadException>(() => deferred.Errback(new FormatException()));
        Assert.Throws<WrongThreadException>(deferred.Cancel);
        Assert.False(deferred.IsCalled);
    }

    [Fact]
    public void D_9_07_the_end_of_a_task_comes_back_to_the_owners_thread()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var source = new TaskCompletionSource<int>();
        var deferred = Deferred.FromTask(source.Task);
        owner.InOwnThread = false;
        source.SetResult(4);
        Assert.False(deferred.IsCalled);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Equal(4, Results.ValueOf(deferred));
    }

    [Fact]
    public void An_async_method_that_ends_on_a_foreign_thread_fails_on_the_owners()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var source = new TaskCompletionSource<int>();
        var result = Body(source.Task);
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        owner.InOwnThread = false;
        source.SetResult(4);
        SynchronizationContext.SetSynchronizationContext(context);
        owner.InOwnThread = true;
        owner.RunAll();

        var error = Assert.IsType<WrongThreadException>(Results.FailureOf(result).Value);
        Assert.Contains("ConfigureAwait(false)", error.Message, StringComparison.Ordinal);

        static async Deferred<int> Body(Task<int> task) => await task.ConfigureAwait(false);
    }

    [Fact]
    public void Errors_logged_on_a_foreign_thread_arrive_on_the_owners()
    {
        var owner = new StubOwner { InOwnThread = false };
        using var scoped = new HoldingScope(owner);
        scoped.Scope.LogError(new Failure(new FormatException()), "context");
        Assert.Empty(scoped.Errors);
        owner.RunAll();

        Assert.Equal("context", Assert.Single(scoped.Errors).Context);
    }
}
