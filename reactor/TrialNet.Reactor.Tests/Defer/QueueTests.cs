using TrialNet.Defer;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Rules D-11 for queues.</summary>
public sealed class QueueTests
{
    private readonly List<string> _log = [];

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void D_11_07_putting_into_a_full_queue_throws_and_changes_nothing(int? size)
    {
        var queue = new DeferredQueue<int>(size: size);
        for (var i = 0; i < (size ?? 10); i++)
        {
            queue.Put(i);
        }

        if (size is not null)
        {
            Assert.Throws<QueueOverflowException>(() => queue.Put(99));
        }

        Assert.Equal(size ?? 10, queue.Count);
        for (var i = 0; i < (size ?? 10); i++)
        {
            Assert.Equal(i, Results.ValueOf(queue.Get()));
        }

        Assert.False(queue.Get().IsCalled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void D_11_07_getting_beyond_the_backlog_throws_and_changes_nothing(int? backlog)
    {
        var queue = new DeferredQueue<int>(backlog: backlog);
        var gets = Enumerable.Range(0, backlog ?? 10).Select(_ => queue.Get()).ToList();
        if (backlog is not null)
        {
            Assert.Throws<QueueUnderflowException>(() => queue.Get());
        }

        Assert.Equal(gets.Count, queue.WaitingCount);
        for (var i = 0; i < gets.Count; i++)
        {
            queue.Put(i);
            Assert.Equal(i, Results.ValueOf(gets[i]));
        }

        queue.Put(7);
        Assert.Equal(7, Results.ValueOf(queue.Get()));
    }

    [Fact]
    public void D_11_07_limits_below_zero_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeferredQueue<int>(size: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeferredQueue<int>(backlog: -1));
        var queue = new DeferredQueue<int>(2, 3);
        Assert.Equal((2, 3), (queue.Size, queue.Backlog));
        Assert.Equal("<DeferredQueue<int>, 0 items, 0 waiting>", queue.ToString());
    }

    [Fact]
    public void D_11_07_a_waiting_get_makes_room_in_a_queue_that_stores_nothing()
    {
        var queue = new DeferredQueue<string>(size: 0);
        var get = queue.Get();
        queue.Put("poem");

        Assert.Equal("poem", Results.ValueOf(get));
        Assert.Throws<QueueOverflowException>(() => queue.Put("another"));
    }

    [Fact]
    public void D_11_08_a_put_inside_the_callback_of_a_get_serves_the_next()
    {
        var queue = new DeferredQueue<int>();
        queue.Get().AddCallback(item =>
        {
            _log.Add($"begin {item}");
            queue.Put(item + 1);
            _log.Add($"end {item}");
        });
        queue.Get().AddCallback(item => _log.Add($"second {item}"));
        queue.Put(1);

        Assert.Equal(["begin 1", "second 2", "end 1"], _log);
    }

    [Fact]
    public void D_11_08_a_get_inside_the_callback_of_a_get_stands_at_the_end()
    {
        var queue = new DeferredQueue<int>();
        queue.Get().AddCallback(_ => queue.Get().AddCallback(item => _log.Add($"inside {item}")));
        queue.Get().AddCallback(item => _log.Add($"second {item}"));
        queue.Put(1);
        queue.Put(2);
        queue.Put(3);

        Assert.Equal(["second 2", "inside 3"], _log);
    }

    [Fact]
    public void D_11_09_a_cancelled_get_leaves_the_line()
    {
        var queue = new DeferredQueue<int>(backlog: 2);
        var first = queue.Get();
        var second = queue.Get();
        first.Cancel();
        Assert.IsType<CancelledException>(Results.FailureOf(first).Value);
        Assert.Equal(1, queue.WaitingCount);
        queue.Put(5);
        second.Cancel();

        Assert.Equal(5, Results.ValueOf(second));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void D_5_04_a_paused_get_keeps_its_item()
    {
        var queue = new DeferredQueue<int>();
        var paused = queue.Get();
        paused.Pause();
        queue.Put(1);
        queue.Put(2);
        Assert.Equal(2, Results.ValueOf(queue.Get()));
        paused.Unpause();

        Assert.Equal(1, Results.ValueOf(paused));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_2_11_an_item_that_is_a_failure_goes_to_the_errback_side(bool isWaitedFor)
    {
        var queue = new DeferredQueue<object>();
        var failure = new Failure(new FormatException());
        var get = isWaitedFor ? queue.Get() : null;
        queue.Put(failure);

        Assert.Same(failure, Results.FailureOf(get ?? queue.Get()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void D_3_07_an_item_that_is_a_deferred_is_refused(bool isWaitedFor)
    {
        var queue = new DeferredQueue<object>();
        if (isWaitedFor)
        {
            queue.Get();
        }

        Assert.Throws<ArgumentException>(() => queue.Put(new Deferred<int>()));
        Assert.Equal((0, isWaitedFor ? 1 : 0), (queue.Count, queue.WaitingCount));
    }

    [Fact]
    public void A_get_is_fired_by_the_queue_only()
    {
        var queue = new DeferredQueue<int>();

        Assert.Throws<InvalidOperationException>(() => queue.Get().Callback(1));
        Assert.Throws<InvalidOperationException>(() => queue.Get().Errback(new FormatException()));
        Assert.Equal(2, queue.WaitingCount);
    }

    [Fact]
    public void D_3_09_a_queue_belongs_to_the_thread_of_its_scope()
    {
        var owner = new StubOwner { InOwnThread = true };
        using var scoped = new HoldingScope(owner);
        var queue = new DeferredQueue<int>();
        owner.InOwnThread = false;

        Assert.Throws<WrongThreadException>(() => queue.Put(1));
        Assert.Throws<WrongThreadException>(() => queue.Get());
        Assert.Equal((0, 0), (queue.Count, queue.WaitingCount));
    }
}
