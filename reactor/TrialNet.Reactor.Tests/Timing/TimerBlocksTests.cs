using System.Runtime.CompilerServices;
using TrialNet.Reactor.Timing;

namespace TrialNet.Reactor.Tests.Timing;

/// <summary>What a queue of timers keeps of the memory that it needed.</summary>
public class TimerBlocksTests
{
    private const int Many = 100;

    // What is kept for good, and what a collection may take for reachable in code that is not optimised.
    private const int Few = 10;

    [Fact]
    public void R_TIME_16_Of_the_blocks_that_a_burst_needed_the_collector_takes_all_but_a_few()
    {
        var blocks = new TimerBlocks();
        var (used, inUse) = UseAndReturn(blocks, Many, 0);
        Assert.Empty(inUse);
        Assert.InRange(CountAlive(used), 0, Few);
        GC.KeepAlive(blocks);
    }

    [Fact]
    public void R_TIME_16_A_burst_that_grows_keeps_the_blocks_of_the_last_but_no_more_than_it_uses()
    {
        var blocks = new TimerBlocks();
        var (used, inUse) = UseAndReturn(blocks, Many, Many / 4);
        Assert.InRange(CountAlive(used), Many / 2, (Many / 2) + Few);
        GC.KeepAlive(inUse);
        GC.KeepAlive(blocks);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (List<WeakReference> Used, List<TimerBlock> InUse) UseAndReturn(TimerBlocks blocks, int count, int again)
    {
        var used = Enumerable.Range(0, count).Select(_ => blocks.Rent()).ToList();
        Assert.Equal(count, used.Distinct().Count());
        used.ForEach(blocks.Return);
        var inUse = Enumerable.Range(0, again).Select(_ => blocks.Rent()).ToList();
        Assert.All(inUse, block => Assert.Contains(block, used));
        return (used.ConvertAll(static block => new WeakReference(block)), inUse);
    }

    private static int CountAlive(List<WeakReference> references)
    {
        GC.Collect();
        return references.Count(static reference => reference.IsAlive);
    }
}
