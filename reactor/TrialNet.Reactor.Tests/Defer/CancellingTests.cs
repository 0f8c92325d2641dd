using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-6: cancellation.</summary>
public sealed class CancellingTests
{
    [Fact]
    public void D_6_01_without_a_canceller_it_fails_at_once()
    {
        var deferred = new Deferred<int>();
        deferred.Cancel();

        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_02_D_6_12_the_canceller_gets_the_deferred_itself_and_once()
    {
        var seen = new List<Deferred<int>>();
        var deferred = new Deferred<int>(seen.Add);
        deferred.Cancel();
        deferred.Cancel();

        Assert.Same(deferred, Assert.Single(seen));
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_6_03_without_a_canceller_exactly_one_late_result_is_dropped(bool lateFails)
    {
        var deferred = new Deferred<int>();
        deferred.Cancel();
        deferred.Cancel();
        Late();

        Assert.Throws<AlreadyCalledException>(Late);
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);

        void Late()
        {
            if (lateFails)
            {
                deferred.Errback(new InvalidOperationException());
            }
            else
            {
                deferred.Callback(1);
            }
        }
    }

    [Fact]
    public void D_6_03_with_a_canceller_no_late_result_is_dropped()
    {
        var deferred = new Deferred<int>(_ => { });
        deferred.Cancel();

        Assert.Throws<AlreadyCalledException>(() => deferred.Callback(1));
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_04_a_canceller_that_fires_decides_the_result()
    {
        var deferred = new Deferred<int>(self => self.Callback(7));
        deferred.Cancel();

        Assert.Equal(7, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_6_06_D_6_07_a_waiting_deferred_cancels_the_leaf_it_waits_for()
    {
        var cancelled = 0;
        var leaf = new Deferred<int>(_ => cancelled++);
        var middle = Deferred.Succeed(0).AddCallback(_ => leaf);
        var outer = Deferred.Succeed(0).AddCallback(_ => middle);
        outer.Cancel();

        Assert.Equal(1, cancelled);
        Assert.IsType<CancelledException>(Results.FailureOf(outer).Value);
    }

    [Fact]
    public void D_6_08_the_own_canceller_is_not_called_after_firing()
    {
        var cancelled = 0;
        var deferred = new Deferred<int>(_ => cancelled++);
        deferred.AddCallback(_ => new Deferred<int>());
        deferred.Callback(1);
        deferred.Cancel();

        Assert.Equal(0, cancelled);
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_09_cancelling_what_waits_for_a_paused_result_does_nothing()
    {
        var inner = Deferred.Succeed(1);
        inner.Pause();
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.Cancel();
        inner.Unpause();

        Assert.Equal(1, Results.ValueOf(outer));
    }

    [Fact]
    public void D_6_10_cancelling_inside_a_callback_does_nothing()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(value =>
        {
            deferred.Cancel();
            return value;
        });
        deferred.Callback(1);

        Assert.Equal(1, Results.ValueOf(deferred));
    }

    [Fact]
    public void D_6_11_a_canceller_that_throws_is_logged_and_the_cancellation_goes_on()
    {
        using var scoped = new HoldingScope();
        var error = new InvalidOperationException("on purpose");
        var deferred = new Deferred<int>(_ => throw error);
        deferred.Cancel();

        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
        Assert.Same(error, Assert.Single(scoped.Errors).Failure.Value);
    }

    [Fact]
    public void D_6_11_the_cancellation_goes_on_even_if_the_log_throws_as_well()
    {
        using var activation = new Scope("broken", log: new BrokenLog()).Enter();
        var deferred = new Deferred<int>(_ => throw new InvalidOperationException("on purpose"));
        deferred.Cancel();

        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_12_a_canceller_that_cancels_again_is_not_called_again()
    {
        var calls = 0;
        var deferred = new Deferred<int>(self =>
        {
            calls++;
            self.Cancel();
        });
        deferred.Cancel();

        Assert.Equal(1, calls);
        Assert.IsType<CancelledException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_6_13_a_dropped_late_failure_is_not_unhandled()
    {
        using var scoped = new HoldingScope();
        var deferred = new Deferred<int>();
        deferred.AddErrback(_ => 0);
        deferred.Cancel();
        deferred.Errback(new InvalidOperationException("late"));

        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
        Assert.Empty(scoped.Errors);
    }

    [Fact]
    public void D_6_14_cancelling_while_paused_delivers_at_the_unpause()
    {
        var seen = new List<Failure>();
        var deferred = new Deferred<int>();
        deferred.Pause();
        deferred.AddErrback(seen.Add);
        deferred.Cancel();
        Assert.Empty(seen);
        deferred.Unpause();

        Assert.IsType<CancelledException>(Assert.Single(seen).Value);
    }

    private sealed class BrokenLog : ILogSink
    {
        public void Message(string text) => throw new NotSupportedException("a broken log");

        public void Error(Failure failure, string context) => throw new NotSupportedException("a broken log");
    }
}
