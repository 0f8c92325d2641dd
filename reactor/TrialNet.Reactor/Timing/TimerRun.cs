namespace TrialNet.Reactor.Timing;

/// <summary>Timers in order, taken from the front; those that were cancelled or moved stay until their turn comes, or until they are swept.</summary>
/// <remarks>They stand in blocks of one size: nothing is moved to make room, and what is called or merged is given back.</remarks>
internal sealed class TimerRun(TimerBlocks blocks)
{
    private TimerBlock? _first;
    private TimerBlock? _last;

    /// <summary>How many entries there are, dead ones counted.</summary>
    internal int Count { get; private set; }

    /// <summary>The first entry; there must be one.</summary>
    internal ref readonly TimerEntry First => ref _first!.First;

    /// <summary>Whether all of some entries come after the last of these.</summary>
    internal bool IsFollowedBy(in TimerEntry first) => _last is null || _last.Last.Precedes(first);

    internal void RemoveFirst()
    {
        var first = _first!;
        first.RemoveFirst();
        Count--;
        if (first.Count == 0)
        {
            _first = first.Next;
            _last = _first is null ? null : _last;
            blocks.Return(first);
        }
    }

    /// <summary>Adds entries that follow the last.</summary>
    internal void Append(ReadOnlySpan<TimerEntry> entries)
    {
        Count += entries.Length;
        while (entries.Length > 0)
        {
            if (_last is not { IsFull: false })
            {
                Link(blocks.Rent());
            }

            entries = entries[_last!.Append(entries)..];
        }
    }

    /// <summary>Adds an entry that follows the last.</summary>
    internal void Append(in TimerEntry entry)
    {
        if (_last is not { IsFull: false })
        {
            Link(blocks.Rent());
        }

        _last!.Append(entry);
        Count++;
    }

    /// <summary>Takes over the entries of a run that follows this one, which is not used again.</summary>
    internal void Join(TimerRun following)
    {
        Count += following.Count;
        LinkAll(following._first);
    }

    /// <summary>Takes over the entries of a run that is younger, which is not used again.</summary>
    /// <remarks>Whole blocks that are due before all that the other run has, or after it, stay what they are.</remarks>
    internal void Merge(TimerRun newer)
    {
        var (left, right) = (_first, newer._first);
        (_first, _last, Count) = (null, null, Count + newer.Count);
        TimerBlock? room = null;
        while (left is not null && right is not null)
        {
            if (room is null && left.Last.Precedes(right.First))
            {
                (var before, left) = (left, left.Next);
                LinkOrCopy(before);
                continue;
            }

            room ??= blocks.Rent();
            room.TakeFrom(left, right);
            left = NextIfEmpty(left);
            right = NextIfEmpty(right);
            if (room.IsFull)
            {
                LinkOrCopy(room);
                room = null;
            }
        }

        LinkAll(room);
        LinkAll(left ?? right);
    }

    /// <summary>Adds the timers that are not dead to a list.</summary>
    internal void AddTo(List<DelayedCall> calls)
    {
        for (var block = _first; block is not null; block = block.Next)
        {
            foreach (ref readonly var entry in block.Entries)
            {
                if (!entry.IsDead)
                {
                    calls.Add(entry.Call);
                }
            }
        }
    }

    /// <summary>Drops what is dead.</summary>
    internal void Sweep()
    {
        var block = _first;
        (_first, _last, Count) = (null, null, 0);
        while (block is not null)
        {
            block.Sweep();
            Count += block.Count;
            (var swept, block) = (block, block.Next);
            LinkOrCopy(swept);
        }
    }

    private TimerBlock? NextIfEmpty(TimerBlock block)
    {
        if (block.Count > 0)
        {
            return block;
        }

        var next = block.Next;
        blocks.Return(block);
        return next;
    }

    private void LinkAll(TimerBlock? block)
    {
        while (block is not null)
        {
            (var linked, block) = (block, block.Next);
            LinkOrCopy(linked);
        }
    }

    /// <summary>Adds a block at the end, or its entries to the last block if they have room there; so blocks are half full at least, by and large.</summary>
    private void LinkOrCopy(TimerBlock block)
    {
        if (block.Count == 0)
        {
            blocks.Return(block);
        }
        else if (_last is not null && _last.Count + block.Count <= TimerBlock.Capacity)
        {
            _last.MakeRoom();
            _last.Append(block.Entries);
            blocks.Return(block);
        }
        else
        {
            Link(block);
        }
    }

    private void Link(TimerBlock block)
    {
        block.Next = null;
        if (_last is null)
        {
            _first = block;
        }
        else
        {
            _last.Next = block;
        }

        _last = block;
    }
}
