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
