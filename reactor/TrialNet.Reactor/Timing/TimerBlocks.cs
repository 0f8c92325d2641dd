namespace TrialNet.Reactor.Timing;

/// <summary>Spare blocks for the runs of one queue: merging needs one about as often as it gives one back.</summary>
internal sealed class TimerBlocks
{
    // However many timers there were, no more than that is kept (R-TIME-16).
    private const int MostSpare = 8;

    private TimerBlock? _spare;
    private int _count;

    // The others, in a chain as well: theirs until the collector comes by, so that bursts that follow each other need no new memory.
    private WeakReference<TimerBlock?>? _more;

    /// <summary>Gives an empty block.</summary>
    internal TimerBlock Rent()
    {
        if (_spare is { } block)
        {
            _spare = block.Next;
            _count--;
        }
        else if (_more is not null && _more.TryGetTarget(out block))
        {
            _more.SetTarget(block.Next);
        }
        else
        {
            return new TimerBlock();
        }

        block.Next = null;
        return block;
    }

    /// <summary>Takes a block back, of which nothing is used any more.</summary>
    internal void Return(TimerBlock block)
    {
        block.Clear();
        if (_count < MostSpare)
        {
            block.Next = _spare;
            _spare = block;
            _count++;
            return;
        }

        _more ??= new WeakReference<TimerBlock?>(null);
        block.Next = _more.TryGetTarget(out var next) ? next : null;
        _more.SetTarget(block);
    }
}
