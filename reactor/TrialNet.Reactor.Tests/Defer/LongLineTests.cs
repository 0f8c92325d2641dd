using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-11 with 100,000 in line, on a stack of 256 KiB: each fires the next.</summary>
public sealed class LongLineTests
{
    private const int Many = 100_000;

    [Fact]
    public void D_11_03_each_holder_releases_in_its_callback() => DeepChainTests.OnSmallStack(() =>
    {
        var gate = new DeferredLock();
        var order = new List<int>();
        gate.Acquire();
        for (var i = 0; i < Many; i++)
        {
            var number = i;
            gate.Acquire().AddCallback(_ =>
            {
                order.Add(number);
                gate.Release();
            });
        }

        gate.Release();
        Assert.Equal(Enumerable.Range(0, Many), order);
        Assert.False(gate.IsLocked);
    });

    [Fact]
    public void D_11_03_each_holder_is_an_async_method() => DeepChainTests.OnSmallStack(() =>
    {
        var gate = new DeferredLock();
        var order = new List<int>();
        async Deferred Body(int number)
        {
            using (await gate.Hold())
            {
                order.Add(number);
            }
        }

        var first = Results.ValueOf(gate.Hold());
        for (var i = 0; i < Many; i++)
        {
            _ = Body(i);
        }

        first.Dispose();
        Assert.Equal(Enumerable.Range(0, Many), order);
        Assert.False(gate.IsLocked);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_11_05_each_runs_a_function_and_all_nest_as_they_would_with_a_call_stack_without_end(bool returnsDeferred) =>
        DeepChainTests.OnSmallStack(() =>
        {
            var gate = new DeferredLock();
            var called = new List<int>();
            var passedOn = new List<int>();
            gate.Acquire();
            for (var i = 0; i < Many; i++)
            {
                var number = i;
                int Call()
                {
                    called.Add(number);
                    return number;
                }

                var result = returnsDeferred ? gate.Run(() => Deferred.Succeed(Call())) : gate.Run(Call);
                result.AddCallback(passedOn.Add);
            }

            gate.Release();
            Assert.Equal(Enumerable.Range(0, Many), called);
            Assert.Equal(Enumerable.Range(0, Many).Reverse(), passedOn);
            Assert.False(gate.IsLocked);
        });

    [Fact]
    public void D_11_08_each_who_gets_an_item_puts_the_next() => DeepChainTests.OnSmallStack(() =>
    {
        var queue = new DeferredQueue<int>();
        var order = new List<int>();
        for (var i = 0; i < Many; i++)
        {
            queue.Get().AddCallback(item =>
            {
                order.Add(item);
                queue.Put(item + 1);
            });
        }

        queue.Put(0);
        Assert.Equal(Enumerable.Range(0, Many), order);
        Assert.Equal((1, 0), (queue.Count, queue.WaitingCount));
    });

    [Fact]
    public void D_11_04_one_who_has_been_served_and_not_told_yet_holds_even_if_it_is_cancelled()
    {
        var gate = new DeferredLock();
        var deferreds = new List<Deferred<DeferredLock>>();
        var told = new List<int>();
        gate.Acquire();
        for (var i = 0; i <= HandOver.NestingLimit; i++)
        {
            var number = i;
            deferreds.Add(gate.Acquire());
            deferreds[i].AddCallback(_ =>
            {
                told.Add(number);
                if (number == HandOver.NestingLimit)
                {
                    return;
                }

                gate.Release();
                if (number == HandOver.NestingLimit - 1)
                {
                    Assert.False(deferreds[^1].IsCalled);
                    deferreds[^1].Cancel();
                    Assert.Equal(HandOver.NestingLimit, told[^1]);
                }
            });
        }

        gate.Release();
        Assert.Equal(Enumerable.Range(0, HandOver.NestingLimit + 1), told);
        Assert.True(gate.IsLocked);
        gate.Release();
        Assert.False(gate.IsLocked);
    }
}
