namespace TrialNet.Reactor.Timing;

/// <summary>Timers in order, taken from the front; those that were cancelled or moved stay until their turn comes, or until they are swept.</summary>
internal sealed class TimerRun
{
    private readonly TimerArrays _arrays;
    private TimerEntry[] _entries;
    private int _head;
    private int _end;

    private TimerRun(TimerArrays arrays, int capacity)
    {
        _arrays = arrays;
        _entries = arrays.Rent(capacity);
    }

    /// <summary>Makes a run of entries that are in order.</summary>
    internal TimerRun(TimerArrays arrays, ReadOnlySpan<TimerEntry> entries)
        : this(arrays, entries.Length) => Append(entries);

    /// <summary>How many entries there are, dead ones counted.</summary>
    internal int Count => _end - _head;

    /// <summary>The first entry; there must be one.</summary>
    internal ref readonly TimerEntry First => ref _entries[_head];

    internal ReadOnlySpan<TimerEntry> Entries => _entries.AsSpan(_head, Count);

    /// <summary>Makes one run of two, which are not used again.</summary>
    internal static TimerRun Merge(TimerRun older, TimerRun newer)
    {
        var merged = new TimerRun(older._arrays, older.Count + newer.Count);
        var left = older.Entries;
        var right = newer.Entries;
        while (left.Length > 0 && right.Length > 0)
        {
            if (right[0].Precedes(left[0]))
            {
                merged._entries[merged._end++] = right[0];
                right = right[1..];
            }
            else
            {
                merged._entries[merged._end++] = left[0];
                left = left[1..];
            }
        }

        merged.Append(left);
        merged.Append(right);
        older.Release();
        newer.Release();
        return merged;
    }

    internal void RemoveFirst() => _entries[_head++] = default;

    /// <summary>Whether all of some entries come after the last of these.</summary>
    internal bool IsFollowedBy(in TimerEntry first) => Count == 0 || _entries[_end - 1].Precedes(first);

    /// <summary>Adds entries that follow the last.</summary>
    internal void Append(ReadOnlySpan<TimerEntry> entries)
    {
        if (_end + entries.Length > _entries.Length)
        {
            MakeRoom(entries.Length);
        }

        entries.CopyTo(_entries.AsSpan(_end));
        _end += entries.Length;
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
        if (Count < _entries.Length / 8)
        {
            MoveTo(_arrays.Rent(Count * 2));
        }
    }

    /// <summary>Gives the memory back.</summary>
    internal void Release()
    {
        _arrays.Return(_entries, _end);
        _entries = [];
        _head = _end = 0;
    }

    private void MakeRoom(int count)
    {
        if (Count + count > _entries.Length / 2)
        {
            MoveTo(_arrays.Rent((Count + count) * 2));
            return;
        }

        var kept = Count;
        Entries.CopyTo(_entries);
        Array.Clear(_entries, kept, _end - kept);
        (_head, _end) = (0, kept);
    }

    private void MoveTo(TimerEntry[] entries)
    {
        var kept = Count;
        Entries.CopyTo(entries);
        _arrays.Return(_entries, _end);
        (_entries, _head, _end) = (entries, 0, kept);
    }
}
