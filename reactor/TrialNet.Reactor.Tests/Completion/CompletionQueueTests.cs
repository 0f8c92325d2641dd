using TrialNet.Reactor.Completion;

namespace TrialNet.Reactor.Tests.Completion;

/// <summary>Where operations that ended wait for the reactor.</summary>
public class CompletionQueueTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly CompletionQueue _queue = new();

    [Fact]
    public void What_ended_is_taken_in_order_and_once()
    {
        using var first = new CompletionOperation(_queue, hasMemory: false);
        using var second = new CompletionOperation(_queue, hasMemory: false);
        _queue.Add(first);
        _queue.Add(second);
        var taken = _queue.TakeAll();
        Assert.Same(first, taken);
        Assert.Same(second, taken!.Next);
        Assert.Null(second.Next);
        Assert.Null(_queue.TakeAll());
    }

    [Fact]
    public void Nobody_sleeps_over_what_came_before()
    {
        using var operation = new CompletionOperation(_queue, hasMemory: false);
        _queue.Add(operation);
        _queue.Wait(Timeout.Infinite);
        Assert.NotNull(_queue.TakeAll());
        _queue.Wake();
        _queue.Wait(Timeout.Infinite);
    }

    [Fact]
    public void One_that_sleeps_is_woken_by_what_ends_and_by_calls()
    {
        using var operation = new CompletionOperation(_queue, hasMemory: false);
        var woken = 0;
        var sleeper = new Thread(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                while (_queue.TakeAll() is null)
                {
                    _queue.Wait(Timeout.Infinite);
                }

                Interlocked.Increment(ref woken);
            }
        })
        { IsBackground = true };
        sleeper.Start();
        for (var round = 0; round < 200; round++)
        {
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref woken) == round, Bound));
            _queue.Wake();
            _queue.Add(operation);
        }

        Assert.True(sleeper.Join(Bound));
    }

    [Fact]
    public void R_CORE_21_What_ends_after_the_reactor_is_thrown_away()
    {
        using var before = new CompletionOperation(_queue, hasMemory: true);
        using var after = new CompletionOperation(_queue, hasMemory: true);
        _queue.Add(before);
        Assert.Same(before, _queue.Close());
        _queue.Add(after);
        Assert.Null(after.Next);
        Assert.Throws<ObjectDisposedException>(() => new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp).ReceiveAsync(after));
    }
}
