using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Typed views of one chain.</summary>
public sealed class TypedViewTests
{
    [Fact]
    public void A_stale_view_refuses_a_typed_add_an_await_and_chaining_and_names_both_types()
    {
        var number = new Deferred<int>();
        var text = number.AddCallback(value => $"{value}");

        Assert.Contains("Deferred<string>", Assert.Throws<StaleViewException>(() => number.AddCallback(value => value)).Message, StringComparison.Ordinal);
        Assert.Contains("Deferred<int>", Assert.Throws<StaleViewException>(() => number.AddErrback(_ => 0)).Message, StringComparison.Ordinal);
        Assert.Throws<StaleViewException>(() => number.GetAwaiter());
        Assert.Throws<StaleViewException>(() => { _ = number.AsTask(); });
        Assert.Throws<StaleViewException>(() => number.ChainDeferred(new Deferred<int>()));

        number.Callback(4);
        Assert.Equal("4", Results.ValueOf(text));
    }

    [Fact]
    public void A_chain_is_fired_through_its_head()
    {
        var number = new Deferred<int>();
        var text = number.AddCallback(value => $"{value}");
        var error = Assert.Throws<StaleViewException>(() => text.Callback("4"));

        Assert.Contains("Deferred<string>", error.Message, StringComparison.Ordinal);
        Assert.Contains("Deferred<int>", error.Message, StringComparison.Ordinal);
        Assert.False(number.IsCalled);
        text.Errback(new FormatException());
        Assert.IsType<FormatException>(Results.FailureOf(text).Value);
    }

    [Fact]
    public void A_view_whose_type_came_back_is_good_again()
    {
        var number = new Deferred<int>();
        number.AddCallback(value => $"{value}").AddCallback(text => text.Length);
        number.AddCallback(length => length + 1);
        number.Callback(100);

        Assert.Equal(4, Results.ValueOf(number));
    }

    [Fact]
    public void Callbacks_that_return_nothing_leave_unit()
    {
        var seen = 0;
        var nothing = Deferred.Succeed(3).AddCallback(value => { seen = value; });

        Assert.Equal(Unit.Value, Results.ValueOf(nothing));
        Assert.Equal(3, seen);
    }

    [Fact]
    public void An_errback_that_returns_nothing_leaves_null_or_a_named_failure()
    {
        var text = Deferred.Fail<string?>(new FormatException()).AddErrback(failure => { });
        Assert.Null(Results.ValueOf(text));

        var number = Deferred.Fail<int>(new FormatException()).AddErrback(failure => { });
        Assert.IsType<ResultConsumedException>(Results.FailureOf(number.AddCallback(value => value)).Value);
    }

    [Fact]
    public void Untyped_adds_work_on_any_deferred_and_make_typed_views_stale()
    {
        Deferred deferred = new Deferred<int>();
        var seen = new List<object?>();
        deferred.AddCallback(value =>
        {
            seen.Add(value);
            return "text";
        });
        deferred.AddBoth(outcome =>
        {
            seen.Add(outcome.Value);
            return outcome;
        });
        ((Deferred<int>)deferred).Callback(1);

        Assert.Equal([1, "text"], seen);
        Assert.Throws<StaleViewException>(() => ((Deferred<int>)deferred).AddCallback(value => value));
    }

    [Fact]
    public void A_callback_may_return_a_deferred_of_unknown_type()
    {
        static Deferred Unknown() => Deferred.Succeed("hidden");
        var result = Deferred.Succeed(1).AddCallback(_ => Unknown());

        Assert.Equal("hidden", Results.ValueOf(result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_4_01_an_async_lambda_without_a_value_is_waited_for_wherever_it_is_added(bool fails)
    {
        var gate = new Deferred<int>();
        var ended = 0;
        var source = new Deferred<int>();
        var first = source.AddBoth(async _ =>
        {
            await gate;
            ended++;
        });
        var second = Deferred.Fail<int>(new FormatException()).AddErrback(async _ =>
        {
            await first;
            ended++;
            throw new NotSupportedException();
        });
        var third = second.AddCallbacks(async _ => { await gate; }, async failure =>
        {
            await Deferred.Succeed(failure.Type);
            ended++;
        });
        if (fails)
        {
            source.Errback(new FormatException());
        }
        else
        {
            source.Callback(1);
        }

        Assert.Equal(0, ended);
        gate.Callback(1);

        Assert.Equal(3, ended);
        Assert.Equal(Unit.Value, Results.ValueOf(third));
    }

    [Fact]
    public void D_9_01_D_9_02_D_9_03_factories_capture_what_is_thrown()
    {
        var error = new FormatException();

        Assert.Equal(1, Results.ValueOf(Deferred.Execute(() => 1)));
        Assert.Same(error, Results.FailureOf(Deferred.Execute<int>(() => throw error)).Value);
        var inner = new Deferred<int>();
        Assert.Same(inner, Deferred.Maybe(() => inner));
        Assert.Same(error, Results.FailureOf(Deferred.Maybe<int>(() => throw error)).Value);
        Assert.IsType<InvalidOperationException>(Results.FailureOf(Deferred.Maybe<int>(() => null!)).Value);
    }
}
