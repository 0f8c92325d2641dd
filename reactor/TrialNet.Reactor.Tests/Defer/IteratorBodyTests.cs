using System.Collections;
using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-10 about the surroundings of an iterator: stack, ambient state, scope, thread, what it leaves behind, re-entry.</summary>
public sealed class IteratorBodyTests
{
    private const int Many = 100_000;
    private static readonly AsyncLocal<string?> Ambient = new();
    private static int _finallyRuns;
    private readonly List<string?> _seen = [];

    [Fact]
    public void D_10_08_many_ready_values_and_deferreds() => DeepChainTests.OnSmallStack(() =>
    {
        static IEnumerable Body()
        {
            var sum = 0;
            for (var i = 0; i < Many; i++)
            {
                yield return i;
                yield return Deferred.Succeed(i);
                var wait = InlineCallbacks.WaitFor(Deferred.Succeed(1));
                yield return wait;
                sum += wait.Value;
            }

            yield return InlineCallbacks.Return(sum);
        }

        Assert.Equal(Many, Results.ValueOf(InlineCallbacks.Run<int>(Body)));
    });

    [Fact]
    public void D_10_08_bodies_that_wait_for_one_another() => DeepChainTests.OnSmallStack(() =>
    {
        static IEnumerable AddOne(Deferred<int> number)
        {
            var wait = InlineCallbacks.WaitFor(number);
            yield return wait;
            yield return InlineCallbacks.Return(wait.Value + 1);
        }

        var leaf = new Deferred<int>();
        var top = leaf;
        for (var i = 0; i < Many; i++)
        {
            var inner = top;
            top = InlineCallbacks.Run<int>(() => AddOne(inner));
        }

        leaf.Callback(0);
        Assert.Equal(Many, Results.ValueOf(top));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_08_iterators_yielded_by_iterators(bool fails) => DeepChainTests.OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var ended = 0;
        IEnumerable Nest(int depth)
        {
            try
            {
                yield return depth == 0 ? leaf : Nest(depth - 1);
            }
            finally
            {
                ended++;
            }
        }

        var result = InlineCallbacks.Run(() => Nest(Many));
        if (fails)
        {
            leaf.Errback(new FormatException());
            Assert.IsType<FormatException>(Results.FailureOf(result).Value);
        }
        else
        {
            leaf.Callback(1);
            Assert.Null(Results.ValueOf(result));
        }

        Assert.Equal(Many + 1, ended);
    });

    [Fact]
    public void D_10_08_the_end_of_a_body_resumed_in_the_loop_runs_its_callbacks_in_order()
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            yield return gate;
            _seen.Add("body");
        }

        InlineCallbacks.Run(Body).AddCallback(_ => _seen.Add("callback of the body's"));
        gate.AddBoth(_ => _seen.Add("later pair"));
        gate.Callback(1);

        Assert.Equal(["body", "callback of the body's", "later pair"], _seen);
    }

    [Fact]
    public void D_10_13_ambient_state_stays_inside_each_body()
    {
        var gate = new Deferred<int>();
        IEnumerable Outer()
        {
            _seen.Add(Ambient.Value);
            Ambient.Value = "outer";
            yield return Inner();
            _seen.Add(Ambient.Value);
        }

        IEnumerable Inner()
        {
            _seen.Add(Ambient.Value);
            Ambient.Value = "inner";
            yield return gate;
            _seen.Add(Ambient.Value);
        }

        foreach (var firesLater in new[] { true, false })
        {
            _seen.Clear();
            gate = firesLater ? new Deferred<int>() : Deferred.Succeed(1);
            Ambient.Value = "caller";
            InlineCallbacks.Run(Outer);
            Assert.Equal("caller", Ambient.Value);
            if (firesLater)
            {
                Ambient.Value = "firing";
                gate.Callback(1);
                Assert.Equal("firing", Ambient.Value);
            }

            Assert.Equal(["caller", "outer", "inner", "outer"], _seen);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_scope_that_a_body_enters_stays_inside_it(bool firesLater)
    {
        var gate = firesLater ? new Deferred<int>() : Deferred.Succeed(1);
        var entered = new Scope("entered");
        IEnumerable Outer()
        {
            yield return Inner();
            _seen.Add(Scope.Current.Name);
        }

        IEnumerable Inner()
        {
            entered.Enter();
            yield return gate;
        }

        using var scoped = new HoldingScope();
        InlineCallbacks.Run(Outer);
        Assert.Same(scoped.Scope, Scope.Current);
        if (firesLater)
        {
            using var firing = new HoldingScope();
            gate.Callback(1);
            Assert.Same(firing.Scope, Scope.Current);
        }

        Assert.Equal([scoped.Scope.Name], _seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_10_14_after_the_end_nothing_refers_to_the_body_or_its_arguments(bool throws)
    {
        var (result, argument) = CallAndFinish(throws);
        GC.Collect();

        Assert.False(argument.IsAlive);
        Assert.True(result.IsCalled);
    }

    [Fact]
    public void D_10_16_an_abandoned_body_is_not_fired_and_its_finally_runs_once_at_most()
    {
        _finallyRuns = 0;
        var abandoned = Abandon();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(abandoned.IsAlive);
        Assert.InRange(_finallyRuns, 0, 1);
    }

    [Fact]
    public void D_1_08_a_body_may_fire_what_it_waits_for_and_cancel_its_own_deferred()
    {
        var gate = new Deferred<int>();
        Deferred<string>? own = null;
        IEnumerable Body()
        {
            yield return new Deferred<int>(deferred => deferred.Callback(1));
            gate.Callback(2);
            var wait = InlineCallbacks.WaitFor(gate);
            yield return wait;
            _seen.Add($"{wait.Value}");
            own!.Cancel();
            yield return Deferred.Succeed(1);
            yield return new Deferred<int>(deferred => deferred.Callback(1));
            _seen.Add("never: nobody cancels that one any more");
        }

        own = InlineCallbacks.Run<string>(Body);
        own.Cancel();
        own.Cancel();

        Assert.Equal(["2"], _seen);
        Assert.IsType<CancelledException>(Results.FailureOf(own).Value);
    }

    [Fact]
    public void D_3_09_a_deferred_of_another_thread_ends_the_body()
    {
        var owner = new StubOwner { InOwnThread = true };
        Deferred<int> foreign;
        using (new HoldingScope(owner))
        {
            foreign = new Deferred<int>();
        }

        owner.InOwnThread = false;
        IEnumerable Body()
        {
            yield return foreign;
        }

        IEnumerable Waits()
        {
            yield return InlineCallbacks.WaitFor(foreign);
        }

        Assert.IsType<WrongThreadException>(Results.FailureOf(InlineCallbacks.Run(Body)).Value);
        Assert.IsType<WrongThreadException>(Results.FailureOf(InlineCallbacks.Run(Waits)).Value);
    }

    [Fact]
    public void A_stale_view_ends_the_body()
    {
        var stale = new Deferred<int>();
        stale.AddCallback(value => $"{value}");
        IEnumerable Body()
        {
            yield return InlineCallbacks.WaitFor(stale);
        }

        Assert.IsType<StaleViewException>(Results.FailureOf(InlineCallbacks.Run(Body)).Value);
    }

    [Fact]
    public void D_4_18_it_says_which_body_it_is_and_what_it_waits_for()
    {
        var gate = new Deferred<int>();
        IEnumerable Body()
        {
            yield return gate;
        }

        var text = InlineCallbacks.Run(Body).ToString();
        Assert.Contains($"{nameof(IteratorBodyTests)}.{nameof(Body)}, ", text, StringComparison.Ordinal);
        Assert.Contains($"waiting on {gate.Name}", text, StringComparison.Ordinal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Deferred<int> Result, WeakReference Argument) CallAndFinish(bool throws)
    {
        var argument = new object();
        var gate = new Deferred<int>();
        var result = InlineCallbacks.Run<int>(() => Use(argument, gate, throws));
        gate.Callback(1);
        return (result, new WeakReference(argument));
    }

    private static IEnumerable Use(object argument, Deferred<int> gate, bool throws)
    {
        yield return gate;
        yield return throws ? throw new FormatException() : InlineCallbacks.Return(argument.GetHashCode());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Abandon()
    {
        var result = InlineCallbacks.Run(WaitForEver);
        Assert.False(result.IsCalled);
        return new WeakReference(result);
    }

    private static IEnumerable WaitForEver()
    {
        try
        {
            yield return new Deferred<int>();
        }
        finally
        {
            _finallyRuns++;
        }
    }
}
