namespace TrialNet.Reactor.Timing;

/// <summary>Spare blocks for the runs of one queue: merging needs one about as often as it gives one back, and a burst often follows another.</summary>
internal sealed class TimerBlocks
{
    // However many timers there were, no more than that is kept when they are gone (R-TIME-16).
    private const int MostSpare = 8;

    private TimerBlock? _spare;
    private int _spareCount;
    private int _usedCount;

    // The first of those beyond, in a chain as well, which the collector takes when it comes by.
    private WeakReference<TimerBlock?>? _left;

    // As many as are in use: so a burst does not lose, while it grows, what the last one had.
    private int MostSpareNow => Math.Max(MostSpare, _usedCount);

    /// <summary>Gives an empty block.</summary>
    internal TimerBlock Rent()
    {
        var block = TakeLeft() ?? TakeSpare() ?? new TimerBlock();
        _usedCount++;
        if (_spareCount < MostSpareNow && TakeLeft() is { } other)
        {
            Keep(other);
        }

        return block;
    }

    /// <summary>Takes a block back, of which nothing is used any more.</summary>
    internal void Return(TimerBlock block)
    {
        block.Clear();
        _usedCount--;
        Keep(block);
        while (_spareCount > MostSpareNow)
        {
            Leave(TakeSpare()!);
        }
    }

    private void Keep(TimerBlock block)
    {
        block.Next = _spare;
        _spare = block;
        _spareCount++;
    }

    private TimerBlock? TakeSpare()
    {
        if (_spare is not { } block)
        {
            return null;
        }

        _spare = block.Next;
        _spareCount--;
        block.Next = null;
        return block;
    }

    private void Leave(TimerBlock block)
    {
        _left ??= new WeakReference<TimerBlock?>(null);
        block.Next = _left.TryGetTarget(out var next) ? next : null;
        _left.SetTarget(block);
    }

    private TimerBlock? TakeLeft()
    {
        if (_left is null || !_left.TryGetTarget(out var block))
        {
            return null;
        }

        _left.SetTarget(block.Next);
        block.Next = null;
        return block;
    }
}
