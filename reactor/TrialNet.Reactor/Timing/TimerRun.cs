namespace TrialNet.Reactor.Timing;

/// <summary>Timers in order, taken from the front; those that were cancelled or moved stay until their turn comes, or until they are swept.</summary>
internal sealed class TimerRun
{
    private readonly TimerArrays _arrays;
    private TimerEntry[] _entries;
    private int _head;
    private int _end;

    /// <summary>Makes a run of entries that are in order.</summary>
    internal TimerRun(TimerArrays arrays, ReadOnlySpan<TimerEntry> entries)
    {
        _arrays = arrays;
        _entries = arrays.Rent(entries.Length);
        Append(entries);
    }

    /// <summary>How many entries there are, dead ones counted.</summary>
    internal int Count => _end - _head;

    /// <summary>The first entry; there must be one.</summary>
    internal ref readonly TimerEntry First => ref _entries[_head];

    internal ReadOnlySpan<TimerEntry> Entries => _entries.AsSpan(_head, Count);

    /// <summary>Takes over the entries of a run that is younger, which is not used again.</summary>
    /// <remarks>From the back: what is due before all that the younger one has stays where it is, and that is most of it.</remarks>
    internal void Merge(TimerRun newer)
    {
        MakeRoomFor(newer.Count);
        var entries = _entries;
        var own = _end;
        var place = _end += newer.Count;
        for (var left = newer.Entries; left.Length > 0;)
        {
            if (own > _head && left[^1].Precedes(entries[own - 1]))
            {
                entries[--place] = entries[--own];
            }
            else
            {
                entries[--place] = left[^1];
                left = left[..^1];
            }
        }

        newer.Release();
    }

    internal void RemoveFirst() => _entries[_head++] = default;

    /// <summary>Whether all of some entries come after the last of these.</summary>
    internal bool IsFollowedBy(in TimerEntry first) => Count == 0 || _entries[_end - 1].Precedes(first);

    /// <summary>Adds entries that follow the last.</summary>
    internal void Append(ReadOnlySpan<TimerEntry> entries)
    {
        MakeRoomFor(entries.Length);
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

    private void MakeRoomFor(int count)
    {
        if (_end + count <= _entries.Length)
        {
            return;
        }

        if (Count + count > _entries.Length / 2)
        {
            MoveTo(_arrays.Rent(Count + count));
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
