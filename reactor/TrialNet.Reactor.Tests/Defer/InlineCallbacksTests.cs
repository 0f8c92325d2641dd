using System.Collections;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-10 for iterators: what a body yields, sees and leaves.</summary>
public sealed class InlineCallbacksTests
{
    private static readonly InvalidOperationException Error = new("on purpose");
    private readonly List<string> _log = [];

    [Fact]
    public void D_10_01_the_body_starts_inside_the_call_and_stops_at_the_first_unfired_deferred()
    {
        var ready = Deferred.Succeed("ready");
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            _log.Add("started");
            var first = InlineCallbacks.WaitFor(ready);
            yield return first;
            _log.Add(first.Value);
            var second = InlineCallbacks.WaitFor(gate);
            yield return second;
            _log.Add($"got {second.Value}");
            yield return InlineCallbacks.Return(second.Value + 1);
            _log.Add("never");
        }

        var result = InlineCallbacks.Run<int>(Body);
        Assert.Equal(["started", "ready"], _log);
        Assert.False(result.IsCalled);
        gate.Callback(1);

        Assert.Equal(["started", "ready", "got 1"], _log);
        Assert.Equal(2, Results.ValueOf(result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_02_a_failure_is_thrown_where_its_value_is_read_as_the_very_exception(bool firesLater)
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            var wait = InlineCallbacks.WaitFor(gate);
            yield return wait;
            Exception? caught = null;
            try
            {
                _log.Add($"{wait.Value}");
            }
            catch (InvalidOperationException error)
            {
                caught = error;
            }

            yield return InlineCallbacks.Return(caught);
        }

        Assert.Same(Error, Results.ValueOf(RunAround<Exception>(Body, () => gate.Errback(Error), firesLater)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_02_a_failure_may_be_looked_at_without_a_throw(bool firesLater)
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            var wait = InlineCallbacks.WaitFor(gate);
            yield return wait;
            yield return InlineCallbacks.Return(wait.Failure?.Value);
        }

        Assert.Same(Error, Results.ValueOf(RunAround<Exception>(Body, () => gate.Errback(Error), firesLater)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_02_a_failure_that_nobody_looks_at_ends_the_body_at_its_next_yield(bool firesLater)
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            try
            {
                yield return InlineCallbacks.WaitFor(gate);
                _log.Add("not looking");
                yield return "anything";
                _log.Add("never");
            }
            finally
            {
                _log.Add("finally");
            }
        }

        var result = RunAround<object?>(Body, () => gate.Errback(Error), firesLater);
        Assert.Same(Error, Results.FailureOf(result).Value);
        Assert.Equal(["not looking", "finally"], _log);
    }

    [Fact]
    public void D_10_02_a_failure_that_nobody_looks_at_is_the_result_at_the_end_and_instead_of_a_value()
    {
        IEnumerable Ends()
        {
            yield return InlineCallbacks.WaitFor(Deferred.Fail<int>(Error));
        }

        IEnumerable Returns()
        {
            yield return InlineCallbacks.WaitFor(Deferred.Fail<int>(Error));
            yield return InlineCallbacks.Return(1);
        }

        Assert.Same(Error, Results.FailureOf(InlineCallbacks.Run(Ends)).Value);
        Assert.Same(Error, Results.FailureOf(InlineCallbacks.Run<int>(Returns)).Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_02_the_failure_of_a_deferred_that_is_yielded_as_it_is_ends_the_body_there(bool firesLater)
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            try
            {
                yield return gate;
                _log.Add("never");
            }
            finally
            {
                _log.Add("finally");
            }
        }

        var result = RunAround<object?>(Body, () => gate.Errback(Error), firesLater);
        Assert.Same(Error, Results.FailureOf(result).Value);
        Assert.Equal(["finally"], _log);
    }

    [Fact]
    public void D_10_02_a_failure_that_another_one_hides_is_logged()
    {
        using var scoped = new HoldingScope();
        IEnumerable Body()
        {
            yield return InlineCallbacks.WaitFor(Deferred.Fail<int>(Error));
            throw new FormatException();
        }

        IEnumerable Finally()
        {
            try
            {
                yield return Deferred.Fail<int>(Error);
            }
            finally
            {
                Throw();
            }
        }

        Assert.IsType<FormatException>(Results.FailureOf(InlineCallbacks.Run(Body)).Value);
        Assert.IsType<FormatException>(Results.FailureOf(InlineCallbacks.Run(Finally)).Value);
        Assert.Equal([Error, Error], scoped.Errors.Select(error => error.Failure.Value));

        static void Throw() => throw new FormatException();
    }

    [Fact]
    public void D_10_03_what_is_no_deferred_comes_straight_back()
    {
        IEnumerable Body()
        {
            foreach (var odd in new object?[] { null, "text", 1, new[] { 1, 2 }, new List<object> { Deferred.Succeed(1) }, Task.FromResult(1) })
            {
                yield return odd;
                _log.Add($"{odd ?? "null"}");
            }
        }

        Assert.Null(Results.ValueOf(InlineCallbacks.Run(Body)));
        Assert.Equal(6, _log.Count);
    }

    [Fact]
    public void D_10_03_a_yielded_iterator_is_run_and_waited_for()
    {
        var gate = new Deferred<int>();
        IEnumerable Outer()
        {
            _log.Add("outer begins");
            yield return Inner();
            _log.Add("outer goes on");
            yield return EnumeratorOf();
            _log.Add("outer ends");
        }

        IEnumerable Inner()
        {
            _log.Add("inner begins");
            yield return gate;
            _log.Add("inner goes on");
            yield return InlineCallbacks.Return("dropped");
        }

        IEnumerator EnumeratorOf()
        {
            _log.Add("enumerator");
            yield return null;
        }

        var result = InlineCallbacks.Run(Outer);
        Assert.Equal(["outer begins", "inner begins"], _log);
        gate.Callback(1);

        Assert.Equal(["outer begins", "inner begins", "inner goes on", "outer goes on", "enumerator", "outer ends"], _log);
        Assert.Null(Results.ValueOf(result));
    }

    [Fact]
    public void D_10_03_the_failure_of_a_yielded_iterator_ends_the_outer_from_the_inside_out()
    {
        IEnumerable Outer()
        {
            try
            {
                yield return Inner();
                _log.Add("never");
            }
            finally
            {
                _log.Add("outer finally");
            }
        }

        IEnumerable Inner()
        {
            try
            {
                yield return null;
                throw Error;
            }
            finally
            {
                _log.Add("inner finally");
            }
        }

        Assert.Same(Error, Results.FailureOf(InlineCallbacks.Run(Outer)).Value);
        Assert.Equal(["inner finally", "outer finally"], _log);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void D_10_04_the_awaited_result_is_consumed(bool fails, bool firesLater)
    {
        using var scoped = new HoldingScope();
        var gate = new Deferred<string?>();
        IEnumerable Body()
        {
            var wait = InlineCallbacks.WaitFor(gate);
            yield return wait;
            yield return InlineCallbacks.Return(wait.Failure is not null);
        }

        var result = RunAround<bool>(
            Body,
            () =>
            {
                if (fails)
                {
                    gate.Errback(Error);
                }
                else
                {
                    gate.Callback("value");
                }
            },
            firesLater);

        Assert.Equal(fails, Results.ValueOf(result));
        Assert.Null(Results.ValueOf(gate));
        Assert.Empty(scoped.Scope.TakeUnhandledFailures());
    }

    [Fact]
    public void D_10_05_D_10_06_cancelling_hits_what_is_awaited_and_the_body_may_go_on()
    {
        var second = new Deferred<int>(deferred => deferred.Callback(7));
        IEnumerable Body()
        {
            var wait = InlineCallbacks.WaitFor(new Deferred<int>());
            yield return wait;
            _log.Add(wait.Failure!.Type.Name);
            var next = InlineCallbacks.WaitFor(second);
            yield return next;
            _log.Add($"{next.Value}");
            yield return InlineCallbacks.Return("done");
        }

        var result = InlineCallbacks.Run<string>(Body);
        result.Cancel();
        Assert.False(result.IsCalled);
        result.Cancel();

        Assert.Equal([nameof(CancelledException), "7"], _log);
        Assert.Equal("done", Results.ValueOf(result));
    }

    [Fact]
    public void D_10_05_cancelling_reaches_what_a_yielded_iterator_waits_for()
    {
        var cancelled = false;
        var leaf = new Deferred<int>(_ => cancelled = true);
        IEnumerable Outer()
        {
            yield return Inner();
        }

        IEnumerable Inner()
        {
            yield return leaf;
        }

        var result = InlineCallbacks.Run(Outer);
        result.Cancel();

        Assert.True(cancelled);
        Assert.IsType<CancelledException>(Results.FailureOf(result).Value);
    }

    [Fact]
    public void D_10_07_the_result_is_what_was_returned_or_null_or_the_exception_that_came_out()
    {
        IEnumerable Nothing()
        {
            yield break;
        }

        IEnumerable Throws()
        {
            try
            {
                yield return null;
                _log.Add($"{int.Parse("x", System.Globalization.CultureInfo.InvariantCulture)}");
            }
            finally
            {
                _log.Add("finally");
            }
        }

        Assert.Null(Results.ValueOf(InlineCallbacks.Run<string>(Nothing)));
        Assert.Equal(Unit.Value, Results.ValueOf(InlineCallbacks.Run<Unit>(Nothing)));
        Assert.IsType<FormatException>(Results.FailureOf(InlineCallbacks.Run<int>(Throws)).Value);
        Assert.Equal(["finally"], _log);
    }

    [Fact]
    public void D_10_07_a_missing_or_odd_return_value_is_a_named_failure_and_never_a_made_up_zero()
    {
        IEnumerable Nothing()
        {
            yield break;
        }

        IEnumerable ReturnsText()
        {
            yield return InlineCallbacks.Return("text");
        }

        IEnumerable ReturnsNull()
        {
            yield return InlineCallbacks.Return<object?>(null);
        }

        Assert.Contains("ended without InlineCallbacks.Return", Results.FailureOf(InlineCallbacks.Run<int>(Nothing)).GetErrorMessage(), StringComparison.Ordinal);
        Assert.Contains("returned a string, not a int", Results.FailureOf(InlineCallbacks.Run<int>(ReturnsText)).GetErrorMessage(), StringComparison.Ordinal);
        Assert.Contains("returned null", Results.FailureOf(InlineCallbacks.Run<int>(ReturnsNull)).GetErrorMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void D_10_09_cancel_after_the_end_does_nothing()
    {
        IEnumerable Body()
        {
            yield return InlineCallbacks.Return(1);
        }

        var result = InlineCallbacks.Run<int>(Body);
        result.Cancel();

        Assert.Equal(1, Results.ValueOf(result));
    }

    [Fact]
    public void D_10_10_a_returned_deferred_is_opened()
    {
        var inner = new Deferred<int>();
        IEnumerable Body()
        {
            yield return InlineCallbacks.Return(inner);
        }

        var result = InlineCallbacks.Run<int>(Body);
        Assert.True(result.IsCalled);
        inner.Callback(5);

        Assert.Equal(5, Results.ValueOf(result));
    }

    [Fact]
    public void D_10_11_a_function_that_is_no_iterator_is_named()
    {
        static IEnumerable ForgotYield() => null!;
        static IEnumerable Array() => new object[] { Deferred.Succeed(1) };
        static IEnumerable Text() => "poem";
        static IEnumerator NoEnumerator() => null!;

        Assert.Contains($"{nameof(InlineCallbacksTests)}.{nameof(ForgotYield)} is no iterator: it returned null", Message(() => InlineCallbacks.Run(ForgotYield)), StringComparison.Ordinal);
        Assert.Contains("returned a object[]", Message(() => InlineCallbacks.Run<int>(Array)), StringComparison.Ordinal);
        Assert.Contains("returned a string", Message(() => InlineCallbacks.Run(Text)), StringComparison.Ordinal);
        Assert.Contains($"{nameof(NoEnumerator)} is no iterator", Message(() => InlineCallbacks.Run(NoEnumerator)), StringComparison.Ordinal);
        Assert.Contains(nameof(D_10_11_a_function_that_is_no_iterator_is_named), Message(() => InlineCallbacks.Run(IEnumerable () => null!)), StringComparison.Ordinal);

        static string Message(Func<object> run) => Assert.Throws<ArgumentException>(run).Message;
    }

    [Fact]
    public void D_10_12_the_trace_has_a_frame_of_each_body_in_order()
    {
        IEnumerable Outer()
        {
            var wait = InlineCallbacks.WaitFor(InlineCallbacks.Run<int>(Middle));
            yield return wait;
            yield return InlineCallbacks.Return(wait.Value);
        }

        IEnumerable Middle()
        {
            var wait = InlineCallbacks.WaitFor(InlineCallbacks.Run<int>(Origin));
            yield return wait;
            yield return InlineCallbacks.Return(wait.Value);
        }

        IEnumerable Origin()
        {
            yield return null;
            throw new FormatException("on purpose");
        }

        var trace = Results.FailureOf(InlineCallbacks.Run<int>(Outer)).GetTraceback();
        var places = new[] { nameof(Origin), nameof(Middle), nameof(Outer) }.Select(name => trace.IndexOf($"__{name}|", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void D_4_13_a_body_that_waits_for_its_own_deferred_gets_a_circular_chain()
    {
        Deferred<string>? own = null;
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            yield return gate;
            var wait = InlineCallbacks.WaitFor(own!);
            yield return wait;
            _log.Add(wait.Failure!.Type.Name);
            yield return own;
        }

        own = InlineCallbacks.Run<string>(Body);
        gate.Callback(1);

        Assert.Equal([nameof(CircularChainException)], _log);
        Assert.IsType<CircularChainException>(Results.FailureOf(own).Value);
    }

    [Fact]
    public void The_deferred_of_a_body_is_fired_by_its_body_only()
    {
        IEnumerable Body()
        {
            yield return new Deferred<int>();
        }

        var result = InlineCallbacks.Run(Body);

        Assert.Contains("fired by the iterator", Assert.Throws<InvalidOperationException>(() => result.Callback(1)).Message, StringComparison.Ordinal);
        result.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(result).Value);
    }

    [Fact]
    public void A_wait_is_asked_after_it_was_yielded_and_is_over_once()
    {
        var gate = new Deferred<int>();
        var wait = InlineCallbacks.WaitFor(gate);
        IEnumerable Body()
        {
            yield return wait;
            yield return wait;
            yield return InlineCallbacks.Return(wait.Value + wait.Value);
        }

        Assert.Contains("yield the wait first", Assert.Throws<InvalidOperationException>(() => wait.Value).Message, StringComparison.Ordinal);
        var first = InlineCallbacks.Run<int>(Body);
        Assert.Contains("each needs its own", Results.FailureOf(InlineCallbacks.Run<int>(Body)).GetErrorMessage(), StringComparison.Ordinal);
        gate.Callback(2);

        Assert.Equal(4, Results.ValueOf(first));
    }

    private static Deferred<T> RunAround<T>(Func<IEnumerable> body, Action fire, bool firesLater)
    {
        if (!firesLater)
        {
            fire();
        }

        var result = InlineCallbacks.Run<T>(body);
        if (firesLater)
        {
            Assert.False(result.IsCalled);
            fire();
        }

        return result;
    }
}
