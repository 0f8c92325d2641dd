using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Chains of 100,000 Deferreds, fired from the leaf on a stack of 256 KiB.</summary>
public sealed class DeepChainTests
{
    private const int Depth = 100_000;
    private const int StackSize = 256 * 1024;

    [Fact]
    public void D_4_10_nested_by_return() => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = leaf;
        for (var i = 0; i < Depth; i++)
        {
            var inner = top;
            top = Deferred.Succeed(0).AddCallback(_ => inner).AddCallback(value => value + 1);
        }

        leaf.Callback(0);
        Assert.Equal(Depth, Results.ValueOf(top));
    });

    [Fact]
    public void D_4_10_nested_by_return_from_the_top_down() => OnSmallStack(() =>
    {
        var deferreds = Enumerable.Range(0, Depth).Select(_ => new Deferred<int>()).ToList();
        for (var i = 0; i + 1 < Depth; i++)
        {
            var inner = deferreds[i + 1];
            deferreds[i].AddCallback(_ => inner);
        }

        for (var i = 0; i + 1 < Depth; i++)
        {
            deferreds[i].Callback(0);
        }

        deferreds[^1].Callback(7);
        Assert.Equal(7, Results.ValueOf(deferreds[0]));
    });

    [Fact]
    public void D_4_11_chained() => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var last = leaf;
        for (var i = 0; i < Depth; i++)
        {
            var next = new Deferred<int>();
            last.ChainDeferred(next);
            last = next.AddCallback(value => value + 1);
        }

        leaf.Callback(0);
        Assert.Equal(Depth, Results.ValueOf(last));
    });

    [Fact]
    public void D_10_08_linked_and_awaited() => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = leaf;
        for (var i = 0; i < Depth; i++)
        {
            top = AddOne(top);
        }

        leaf.Callback(0);
        Assert.Equal(Depth, Results.ValueOf(top));
    });

    [Fact]
    public void D_6_07_cancelled_from_the_top() => OnSmallStack(() =>
    {
        // By return: an exception that is thrown on through 100,000 async methods costs the runtime quadratic time for its trace.
        var top = new Deferred<int>();
        for (var i = 0; i < Depth; i++)
        {
            var inner = top;
            top = Deferred.Succeed(0).AddCallback(_ => inner);
        }

        top.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(top).Value);
    });

    [Fact]
    public void D_10_08_a_body_that_awaits_many_ready_deferreds() => OnSmallStack(() =>
    {
        async Deferred<int> Sum()
        {
            var sum = 0;
            for (var i = 0; i < Depth; i++)
            {
                sum += await Deferred.Succeed(1);
            }

            return sum;
        }

        Assert.Equal(Depth, Results.ValueOf(Sum()));
    });

    [Theory]
    [InlineData(DeferredListOptions.None, false)]
    [InlineData(DeferredListOptions.None, true)]
    [InlineData(DeferredListOptions.FireOnOneErrback | DeferredListOptions.ConsumeErrors, true)]
    [InlineData(DeferredListOptions.FireOnOneCallback, false)]
    public void D_8_01_lists_in_lists(DeferredListOptions options, bool fails) => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = DeferredList.Of([(Deferred)leaf], options);
        for (var i = 1; i < Depth; i++)
        {
            top = DeferredList.Of([(Deferred)top], options);
        }

        if (fails)
        {
            leaf.Errback(new FormatException());
        }
        else
        {
            leaf.Callback(1);
        }

        var depth = 0;
        top.AddBoth(outcome => depth = DepthOf(outcome.IsFailure ? outcome.Failure.Value : outcome.Value));
        Assert.Equal(Depth, depth);
        leaf.AddErrback(_ => 0);
    });

    [Fact]
    public void D_8_11_gathered_one_in_the_other() => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = leaf;
        for (var i = 0; i < Depth; i++)
        {
            top = Deferred.Gather([top]).AddCallback(values => values[0] + 1);
        }

        leaf.Callback(0);
        Assert.Equal(Depth, Results.ValueOf(top));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_8_14_races_in_races(bool cancels) => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = leaf;
        for (var i = 0; i < Depth; i++)
        {
            top = Deferred.Race([new Deferred<int>(), top]).AddCallback(winner => winner.Value + 1);
        }

        if (cancels)
        {
            top.Cancel();
            Assert.IsType<CancelledException>(Results.FailureOf(top).Value);
            Assert.True(leaf.IsCalled);
        }
        else
        {
            leaf.Callback(0);
            Assert.Equal(Depth, Results.ValueOf(top));
        }
    });

    [Fact]
    public void D_8_08_lists_in_lists_cancelled_from_the_top() => OnSmallStack(() =>
    {
        var leaf = new Deferred<int>();
        var top = DeferredList.Of([leaf, Deferred.Succeed(0), (Deferred)new Deferred<int>()], DeferredListOptions.ConsumeErrors);
        for (var i = 1; i < Depth; i++)
        {
            top = DeferredList.Of([top, Deferred.Succeed(0), (Deferred)new Deferred<int>()], DeferredListOptions.ConsumeErrors);
        }

        top.Cancel();
        Assert.Equal(3, Results.ValueOf(top).Count);
        Assert.True(leaf.IsCalled);
    });

    private static int DepthOf(object? result)
    {
        for (var depth = 0; ; depth++)
        {
            switch (result)
            {
                case FirstErrorException { Failure: var failure }:
                    result = failure.Value;
                    break;
                case DeferredListResult<object?> { First: { } first }:
                    result = first.Value;
                    break;
                case DeferredListResult<object?> list:
                    result = list[0].IsFailure ? list[0].Failure : list[0].Value;
                    break;
                default:
                    return depth;
            }
        }
    }

    private static async Deferred<int> AddOne(Deferred<int> number) => await number + 1;

    internal static void OnSmallStack(Action action)
    {
        Exception? error = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception caught)
                {
                    error = caught;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        if (error is not null)
        {
            throw new InvalidOperationException("It failed on the small stack.", error);
        }
    }
}
