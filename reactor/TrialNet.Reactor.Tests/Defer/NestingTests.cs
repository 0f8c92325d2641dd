using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-4: Deferreds returned from callbacks.</summary>
public sealed class NestingTests
{
    private static readonly InvalidOperationException Error = new("on purpose");
    private readonly List<string> _log = [];

    [Fact]
    public void D_4_01_the_next_pair_gets_the_result_of_the_returned_deferred()
    {
        var inner = new Deferred<string>();
        var outer = Deferred.Succeed(1).AddCallback(_ => inner);
        outer.AddCallback(value => Note($"next {value}", value));
        Assert.Empty(_log);
        inner.Callback("x");

        Assert.Equal(["next x"], _log);
    }

    [Fact]
    public void D_4_02_a_fired_inner_is_taken_at_once()
    {
        var outer = Deferred.Succeed(1).AddCallback(_ => Deferred.Succeed("now"));

        Assert.Equal("now", Results.ValueOf(outer));
    }

    [Fact]
    public void D_4_03_an_unfired_waiting_or_paused_inner_makes_the_outer_wait()
    {
        var leaf = new Deferred<int>();
        var waiting = Deferred.Succeed(0).AddCallback(_ => leaf);
        var paused = Deferred.Succeed(7);
        paused.Pause();
        foreach (var inner in new[] { new Deferred<int>(), waiting, paused })
        {
            var outer = Deferred.Succeed(0).AddCallback(_ => inner);
            Assert.Contains($"waiting on {inner.Name}", outer.ToString(), StringComparison.Ordinal);
        }

        paused.Unpause();
        leaf.Callback(3);
    }

    [Fact]
    public void D_4_04_the_outer_goes_on_at_the_place_where_it_joined()
    {
        var inner = new Deferred<int>();
        inner.AddCallback(value => Note("inner before", value));
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.AddCallback(value => Note("outer", value));
        inner.AddBoth(outcome =>
        {
            _log.Add("inner after");
            return outcome;
        });
        inner.Callback(1);

        Assert.Equal(["inner before", "outer", "inner after"], _log);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_4_05_the_inner_goes_on_with_null(bool firesLater, bool fails)
    {
        var inner = new Deferred<string?>();
        if (!firesLater)
        {
            Fire(inner, fails);
        }

        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        if (firesLater)
        {
            Fire(inner, fails);
        }

        Assert.Null(Results.ValueOf(inner));
        if (fails)
        {
            Assert.Same(Error, Results.FailureOf(outer).Value);
        }
        else
        {
            Assert.Equal("value", Results.ValueOf(outer));
        }
    }

    [Fact]
    public void D_4_05_a_consumed_value_that_has_no_null_is_a_named_failure_and_never_zero()
    {
        var inner = Deferred.Succeed(5);
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        Assert.Equal(5, Results.ValueOf(outer));

        inner.AddCallback(value => value + 1);
        Assert.IsType<ResultConsumedException>(Results.FailureOf(inner.AddCallback(value => value)).Value);
    }

    [Fact]
    public void D_4_06_D_12_02_a_failure_that_was_handed_on_is_not_the_inners_any_more()
    {
        using var scoped = new HoldingScope();
        var inner = Deferred.Fail<int>(Error);
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        Assert.Equal(1, outer.CreatedAt.Line - inner.CreatedAt.Line);

        var unhandled = Assert.Single(scoped.Scope.TakeUnhandledFailures());
        Assert.Equal(outer.CreatedAt, unhandled.CreatedAt);
    }

    [Fact]
    public void D_4_07_a_failing_inner_goes_to_the_errback_side()
    {
        var inner = new Deferred<int>();
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.AddCallbacks(value => Note("value", 0), failure => Note("failure", 0));
        inner.Errback(Error);

        Assert.Equal(["failure"], _log);
    }

    [Fact]
    public void D_4_08_waiting_is_transitive()
    {
        var leaf = new Deferred<int>();
        var middle = Deferred.Succeed(0).AddCallback(_ => leaf);
        var outer = Deferred.Succeed(0).AddCallback(_ => middle);
        middle.AddErrback(_ => Note("middle failed", 0));
        outer.AddCallback(value => Note($"outer {value}", value));
        leaf.Callback(4);

        Assert.Equal(["outer 4"], _log);
    }

    [Fact]
    public void D_4_09_of_two_that_wait_for_one_the_second_gets_null()
    {
        var inner = new Deferred<string?>();
        var first = Deferred.Succeed(0).AddCallback(_ => inner);
        var second = Deferred.Succeed(0).AddCallback(_ => inner);
        inner.Callback("one");

        Assert.Equal("one", Results.ValueOf(first));
        Assert.Null(Results.ValueOf(second));
    }

    [Fact]
    public void D_4_12_returning_itself_is_a_failure()
    {
        var deferred = new Deferred<int>();
        deferred.AddCallback(_ => deferred);
        deferred.Callback(1);

        Assert.IsType<CircularChainException>(Results.FailureOf(deferred).Value);
    }

    [Fact]
    public void D_4_13_the_return_that_closes_a_longer_circle_is_a_failure()
    {
        var first = new Deferred<int>();
        var second = new Deferred<int>();
        var third = new Deferred<int>();
        first.AddCallback(_ => second);
        second.AddCallback(_ => third);
        third.AddCallback(_ => first);
        first.Callback(1);
        second.Callback(2);
        third.Callback(3);

        Assert.IsType<CircularChainException>(Results.FailureOf(first).Value);
    }

    [Fact]
    public void D_4_13_awaiting_is_waiting()
    {
        var inner = new Deferred<int>();
        var outer = AddOne(inner);
        inner.AddCallback(_ => outer);
        inner.Callback(1);

        Assert.Equal(2, Results.ValueOf(outer));
        Assert.IsType<ResultConsumedException>(Results.FailureOf(inner).Value);

        var gate = new Deferred<int>();
        Deferred<int> itself = null!;
        itself = AwaitLater(gate, () => itself);
        gate.Callback(0);
        Assert.IsType<CircularChainException>(Results.FailureOf(itself).Value);
    }

    [Fact]
    public void D_4_14_pairs_added_while_waiting_run_after_it_in_order()
    {
        var inner = new Deferred<int>();
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.AddCallback(value => Note("first", value)).AddCallback(value => Note("second", value));
        inner.Callback(1);

        Assert.Equal(["first", "second"], _log);
    }

    [Fact]
    public void D_4_15_pairs_behind_the_hand_over_run_even_if_the_outer_is_paused()
    {
        var inner = new Deferred<int>();
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        outer.Pause();
        outer.AddCallback(value => Note("outer", value));
        inner.AddBoth(_ => { _log.Add("inner"); });
        inner.Callback(1);
        Assert.Equal(["inner"], _log);

        outer.Unpause();
        Assert.Equal(["inner", "outer"], _log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_4_16_chaining_fires_the_other_and_goes_on_with_null(bool fails)
    {
        var source = new Deferred<string?>();
        var target = new Deferred<string?>();
        source.ChainDeferred(target);
        Fire(source, fails);

        Assert.Null(Results.ValueOf(source));
        if (fails)
        {
            Assert.Same(Error, Results.FailureOf(target).Value);
        }
        else
        {
            Assert.Equal("value", Results.ValueOf(target));
        }
    }

    [Fact]
    public void D_4_16_the_others_callbacks_run_before_the_sources_next_pair()
    {
        var source = new Deferred<int>();
        var target = new Deferred<int>();
        source.ChainDeferred(target).AddBoth(outcome => Note("source", outcome));
        target.AddCallback(value =>
        {
            source.AddBoth(outcome => Note("added meanwhile", outcome));
            return Note("target", value);
        });
        source.Callback(1);

        Assert.Equal(["target", "source", "added meanwhile"], _log);
    }

    [Fact]
    public void D_4_17_a_target_that_was_fired_directly_fails_the_source()
    {
        var source = new Deferred<int>();
        var target = new Deferred<int>();
        source.ChainDeferred(target);
        target.Callback(1);
        source.Callback(2);

        Assert.Equal(1, Results.ValueOf(target));
        Assert.IsType<AlreadyCalledException>(Results.FailureOf(source).Value);
    }

    [Fact]
    public void D_4_18_the_text_tells_the_state()
    {
        var deferred = new Deferred<string>();
        Assert.Contains("not fired", deferred.ToString(), StringComparison.Ordinal);
        deferred.Callback("poem");
        Assert.Contains("current result: poem", deferred.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"^<Deferred<string> #\d+ at NestingTests\.cs:\d+, ", deferred.ToString());
    }

    [Fact]
    public void D_4_19_joining_does_not_touch_the_inners_canceller()
    {
        var inner = new Deferred<int>(_ => _log.Add("cancelled"));
        var outer = Deferred.Succeed(0).AddCallback(_ => inner);
        Assert.Empty(_log);
        outer.Cancel();

        Assert.Equal(["cancelled"], _log);
        Assert.IsType<CancelledException>(Results.FailureOf(outer).Value);
    }

    private static async Deferred<int> AddOne(Deferred<int> number) => await number + 1;

    private static async Deferred<int> AwaitLater(Deferred<int> gate, Func<Deferred<int>> what)
    {
        await gate;
        return await what();
    }

    private static void Fire(Deferred<string?> deferred, bool fails)
    {
        if (fails)
        {
            deferred.Errback(Error);
        }
        else
        {
            deferred.Callback("value");
        }
    }

    private T Note<T>(string text, T value)
    {
        _log.Add(text);
        return value;
    }
}
