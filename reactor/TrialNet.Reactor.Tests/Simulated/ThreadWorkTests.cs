using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Tests.Simulated;

/// <summary>Work for threads, which a simulation does itself.</summary>
public sealed class ThreadWorkTests : SimulationTest
{
    private IReactorInThreads Threads => (IReactorInThreads)Reactor;

    [Fact]
    public void R_THR_07_Work_is_done_inline_at_a_later_turn()
    {
        var events = new List<string>();
        Run(() =>
        {
            Threads.CallInThread(() =>
            {
                events.Add($"work on {(Reactor.InOwnThread ? "the reactor's thread" : "another")}");
                Reactor.CallFromThread(Reactor.Stop);
            });
            events.Add("asked");
        });
        Assert.Equal(["asked", "work on the reactor's thread"], events);
        Assert.Empty(Log.TakeAll());
    }

    [Fact]
    public void R_THR_08_Results_come_in_an_order_that_the_seed_draws()
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 10; seed++)
        {
            var order = OrderOfResults(seed);
            Assert.Equal(order, OrderOfResults(seed));
            Assert.Equal("01234", string.Concat(order.Order()));
            orders.Add(order);
        }

        Assert.True(orders.Count > 3, string.Join(' ', orders));
    }

    private string OrderOfResults(long seed)
    {
        Use(new SimulationOptions { Seed = seed });
        var order = string.Empty;
        Run(() =>
        {
            for (var number = 0; number < 5; number++)
            {
                var result = number;
                Reactor.DeferToThread(() => result).AddCallback(value =>
                {
                    order += value;
                    if (order.Length == 5)
                    {
                        Reactor.Stop();
                    }

                    return value;
                });
            }
        });
        return order;
    }
}
