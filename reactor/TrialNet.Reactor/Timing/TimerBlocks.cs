namespace TrialNet.Reactor.Timing;

/// <summary>Spare blocks for the runs of one queue: merging needs one about as often as it gives one back.</summary>
internal sealed class TimerBlocks
{
    // However many timers there were, no more than that is kept (R-TIME-16).
    private const int MostSpare = 8;

    private TimerBlock? _spare;
    private int _count;

    /// <summary>Gives an empty block.</summary>
    internal TimerBlock Rent()
    {
        if (_spare is not { } block)
        {
            return new TimerBlock();
        }

        _spare = block.Next;
        _count--;
        block.Next = null;
        return block;
    }

    /// <summary>Takes a block back, of which nothing is used any more.</summary>
    internal void Return(TimerBlock block)
    {
        if (_count == MostSpare)
        {
            return;
        }

        block.Clear();
        block.Next = _spare;
        _spare = block;
        _count++;
    }
}
