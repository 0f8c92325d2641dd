using TrialNet.Reactor.Threads;

namespace TrialNet.Reactor.Tests.Threads;

/// <summary>The pool without a reactor.</summary>
public class WorkerPoolTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void R_THR_11_A_thread_without_work_ends_but_the_least_number_stays()
    {
        var pool = new WorkerPool("test", TimeSpan.FromMilliseconds(1));
        pool.Resize(1, 3);
        pool.Start();
        using var together = new Barrier(3);
        for (var count = 0; count < 3; count++)
        {
            pool.Add(new Work(() => together.SignalAndWait(Patience)));
        }

        Assert.True(SpinWait.SpinUntil(() => pool.GetStatistics() is { Threads: 1, IdleThreads: 1, WaitingWork: 0 }, Patience));
        using var ended = new ManualResetEventSlim();
        Assert.True(pool.Stop(ended.Set));
        Assert.True(ended.Wait(Patience));
        pool.Join();
        Assert.Equal(0, pool.GetStatistics().Threads);
        Assert.False(pool.Stop(null));
    }

    [Fact]
    public void R_THR_11_Every_piece_of_work_is_done_once_however_threads_come_and_go()
    {
        var pool = new WorkerPool("test", TimeSpan.FromTicks(1));
        pool.Start();
        var random = new Random(11);
        var done = new int[20_000];
        for (var number = 0; number < done.Length; number++)
        {
            var mine = number;
            pool.Add(new Work(() => Interlocked.Increment(ref done[mine])));
            if (number % 100 == 0)
            {
                var most = random.Next(1, 8);
                pool.Resize(random.Next(most + 1), most);
            }
        }

        using var ended = new ManualResetEventSlim();
        if (pool.Stop(ended.Set))
        {
            Assert.True(ended.Wait(Patience));
        }

        pool.Join();
        Assert.All(done, count => Assert.Equal(1, count));
    }

    [Fact]
    public void R_THR_11_Work_that_was_taken_back_is_not_done()
    {
        var pool = new WorkerPool("test", Patience);
        var ran = 0;
        var work = new Work(() => ran++);
        pool.Add(work);
        pool.Remove(work);
        pool.Start();
        Assert.False(pool.Stop(null));
        Assert.Equal(0, ran);
    }

    private sealed class Work(Action action) : IPoolWork
    {
        public void Run() => action();
    }
}
