namespace TrialNet.Reactor.Timing;

/// <summary>A piece of a run: entries in order, taken from the front, added at the end.</summary>
internal sealed class TimerBlock
{
    /// <summary>How many entries have room: few enough for an ordinary object. Large ones, which collections of all there is go with, cost most.</summary>
    internal const int Capacity = 256;

    // Calling so many timers takes about as long as memory takes to answer.
    private const int Ahead = 6;

    private readonly TimerEntry[] _entries = new TimerEntry[Capacity];
    private int _head;
    private int _end;

    /// <summary>The block that follows in the same run, or among the spare ones.</summary>
    internal TimerBlock? Next { get; set; }

    internal int Count => _end - _head;

    internal bool IsFull => _end == Capacity;

    /// <summary>The first entry; there must be one.</summary>
    internal ref readonly TimerEntry First => ref _entries[_head];

    /// <summary>The last entry; there must be one.</summary>
    internal ref readonly TimerEntry Last => ref _entries[_end - 1];

    internal ReadOnlySpan<TimerEntry> Entries => _entries.AsSpan(_head, Count);

    internal void RemoveFirst()
    {
        _entries[_head++] = default;
        var ahead = _head + Ahead;
        if (ahead < _end)
        {
            DelayedCall.Prefetch(_entries[ahead]);
        }
    }

    /// <summary>Adds an entry behind the last; there must be room.</summary>
    internal void Append(in TimerEntry entry) => _entries[_end++] = entry;

    /// <summary>Adds as many entries as have room behind the last.</summary>
    /// <returns>How many that were.</returns>
    internal int Append(ReadOnlySpan<TimerEntry> entries)
    {
        var count = Math.Min(entries.Length, Capacity - _end);
        entries[..count].CopyTo(_entries.AsSpan(_end));
        _end += count;
        return count;
    }

    /// <summary>Moves entries of two blocks here, the first of both each time, until this is full or one of them is empty.</summary>
    internal void TakeFrom(TimerBlock older, TimerBlock newer)
    {
        var left = older.Entries;
        var right = newer.Entries;
        var room = _entries.AsSpan(_end);
        var (place, fromLeft, fromRight) = (0, 0, 0);
        while (place < room.Length && fromLeft < left.Length && fromRight < right.Length)
        {
            if (right[fromRight].Precedes(left[fromLeft]))
            {
                room[place++] = right[fromRight++];
            }
            else
            {
                room[place++] = left[fromLeft++];
            }
        }

        _end += place;
        older.Drop(fromLeft);
        newer.Drop(fromRight);
    }

    /// <summary>Drops what is dead.</summary>
    internal void Sweep()
    {
        var (from, end) = (_head, _end);
        _head = _end = 0;
        for (; from < end; from++)
        {
            if (!_entries[from].IsDead)
            {
                _entries[_end++] = _entries[from];
            }
        }

        Array.Clear(_entries, _end, end - _end);
    }

    /// <summary>Drops all entries.</summary>
    internal void Clear()
    {
        Array.Clear(_entries, _head, Count);
        _head = _end = 0;
    }

    /// <summary>Moves the entries to the front.</summary>
    internal void MakeRoom()
    {
        if (_head > 0)
        {
            var count = Count;
            Entries.CopyTo(_entries);
            Array.Clear(_entries, count, _end - count);
            (_head, _end) = (0, count);
        }
    }

    private void Drop(int count)
    {
        Array.Clear(_entries, _head, count);
        _head += count;
    }
}
