using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rule D-3.09 beyond firing: whatever touches a Deferred, or would run its callbacks, does it on its owner's thread.</summary>
public sealed class ThreadAffinityTests
{
    private static readonly FormatException Error = new("on purpose");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_3_09_nothing_is_added_paused_or_awaited_on_a_foreign_thread(bool isFired)
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var deferred = new Deferred<int>();
        if (isFired)
        {
            deferred.Callback(1);
        }

        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(() => deferred.AddCallback(value => value));
        Assert.Throws<WrongThreadException>(deferred.Pause);
        Assert.Throws<WrongThreadException>(deferred.Unpause);
        Assert.Throws<WrongThreadException>(() => deferred.GetAwaiter());
        Assert.Throws<WrongThreadException>(() => ((Deferred)deferred).GetAwaiter());
        Assert.Throws<WrongThreadException>(() => { _ = deferred.AsTask(); });
    }

    [Fact]
    public void D_3_09_a_callback_may_not_return_a_deferred_of_another_owner()
    {
        Deferred<int> inner;
        using (new HoldingScope(new StubOwner { InOwnThread = false }))
        {
            inner = new Deferred<int>();
        }

        using var scoped = new HoldingScope(new StubOwner { InOwnThread = true });
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);

        var error = Assert.IsType<WrongThreadException>(Results.FailureOf(outer).Value);
        Assert.Contains($"be waited for by {outer.Name}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_3_09_what_is_fired_on_a_foreign_thread_does_not_take_along_who_waits(bool awaits, bool fails)
    {
        var inner = new Deferred<int>();
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var outer = awaits ? Await(inner) : Deferred.Succeed(0).AddCallback(_ => inner);
        Outcome<int>? seen = null;
        outer.AddBoth(outcome =>
        {
            seen = outcome;
        });
        owner.InOwnThread = false;
        if (fails)
        {
            inner.Errback(Error);
        }
        else
        {
            inner.Callback(1);
        }

        Assert.Null(seen);
        owner.InOwnThread = true;
        owner.RunAll();

        var error = Assert.IsType<WrongThreadException>(seen?.Failure?.Value);
        Assert.Contains("CallFromThread", error.Message, StringComparison.Ordinal);
        Assert.Same(fails ? Error : null, error.InnerException);
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void What_a_body_threw_on_a_foreign_thread_is_not_lost()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var gate = new ManualAwaitable();
        var result = Throw(gate);
        owner.InOwnThread = false;
        gate.Resume();
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Same(Error, Assert.IsType<WrongThreadException>(Results.FailureOf(result).Value).InnerException);
    }

    [Fact]
    public void A_body_that_throws_at_once_on_a_foreign_thread_throws_nothing_at_its_caller()
    {
        var owner = new StubOwner { InOwnThread = false };
        using var scoped = new HoldingScope(owner);
        var result = Throw(null);
        owner.InOwnThread = true;
        owner.RunAll();

        Assert.Same(Error, Assert.IsType<WrongThreadException>(Results.FailureOf(result).Value).InnerException);
    }

    private static async Deferred<int> Await(Deferred<int> inner) => await inner;

    private static async Deferred<int> Throw(ManualAwaitable? gate)
    {
        if (gate is not null)
        {
            await gate;
        }

        throw Error;
    }
}
