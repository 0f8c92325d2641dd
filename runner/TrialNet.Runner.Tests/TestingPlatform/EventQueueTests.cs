using TrialNet.Runner.Results;
using TrialNet.TestingPlatform.Requests;

namespace TrialNet.Runner.Tests.TestingPlatform;

/// <summary>Whatever threads publish comes to the one that takes, once, in order, and before the end.</summary>
public sealed class EventQueueTests
{
    [Fact]
    public void Events_come_in_order_and_then_the_end()
    {
        var queue = new EventQueue();
        queue.Publish(Event(1));
        queue.Publish(Event(2));
        Assert.Equal([Event(1), Event(2)], queue.Take());

        queue.Publish(Event(3));
        queue.Complete(null);
        Assert.Equal([Event(3)], queue.Take());
        Assert.Empty(queue.Take());
    }

    [Fact]
    public void What_the_run_broke_off_with_is_thrown_behind_the_last_event()
    {
        var queue = new EventQueue();
        queue.Publish(Event(1));
        queue.Complete(new TimeZoneNotFoundException("the sink is gone"));

        Assert.Equal([Event(1)], queue.Take());
        Assert.Equal("the sink is gone", Assert.Throws<TimeZoneNotFoundException>(() => queue.Take()).Message);
    }

    [Fact]
    public async Task Nothing_is_lost_between_two_threads_however_fast_one_is()
    {
        const int Count = 20_000;
        var queue = new EventQueue();
        var publishing = Task.Run(() =>
        {
            for (var number = 0; number < Count; number++)
            {
                queue.Publish(Event(number));
            }

            queue.Complete(null);
        });

        var next = 0;
        while (queue.Take() is { Count: > 0 } taken)
        {
            Assert.All(taken, testEvent => Assert.Equal(Event(next++), testEvent));
        }

        Assert.Equal(Count, next);
        await publishing.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    private static RunStarted Event(int number) => new("simulated", number);
}
