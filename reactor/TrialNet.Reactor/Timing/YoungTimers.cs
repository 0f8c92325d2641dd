namespace TrialNet.Reactor.Timing;

/// <summary>The timers that were set last, in no order but for which is the first of them.</summary>
/// <remarks>Most timers are time limits that are cancelled soon: here neither setting nor cancelling depends on how many there are.</remarks>
internal sealed class YoungTimers
{
    private const int SmallCapacity = 16;
    private const int Capacity = TimerBlock.Capacity;
    private const int Unknown = -1;
    private const int HighestPlace = DelayedCall.Cancelled - 1;

    // Most reactors of tests never get a timer.
    private TimerEntry[] _entries = [];
    private TimerEntry[] _spare = [];
    private int _first;

    internal int Count { get; private set; }

    internal bool IsFull => Count == Capacity;

    /// <summary>Whether the first of them has gone or was moved, so that it is not known which is the first now.</summary>
    internal bool IsFirstUnknown => _first == Unknown;

    /// <summary>The first; there must be one, and it must be known.</summary>
    internal ref readonly TimerEntry First => ref _entries[_first];

    internal static bool IsYoung(DelayedCall call) => call.Place < DelayedCall.Cancelled;

    internal ReadOnlySpan<TimerEntry> Entries => _entries.AsSpan(0, Count);

    internal void Add(in TimerEntry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(SmallCapacity, Count * 2));
        }

        Put(Count, entry);
        if (Count == 0 || (_first != Unknown && entry.Precedes(_entries[_first])))
        {
            _first = Count;
        }

        Count++;
    }

    internal void Move(in TimerEntry entry)
    {
        var index = IndexOf(entry.Call);
        _entries[index] = entry;
        if (index == _first)
        {
            _first = Unknown;
        }
        else if (_first != Unknown && entry.Precedes(_entries[_first]))
        {
            _first = index;
        }
    }

    internal void Remove(DelayedCall call)
    {
        var index = IndexOf(call);
        call.Place = DelayedCall.Nowhere;
        Count--;
        if (index == _first)
        {
            _first = Unknown;
        }

        if (index != Count)
        {
            Put(index, _entries[Count]);
            _first = _first == Count ? index : _first;
        }

        _entries[Count] = default;
        if (Count == 0)
        {
            _first = 0;
        }
    }

    /// <summary>Puts them in order, for <see cref="MoveTo"/>; their places are not kept.</summary>
    internal ReadOnlySpan<TimerEntry> Sort()
    {
        var entries = Entries;
        for (var index = 1; index < entries.Length; index++)
        {
            if (entries[index].Precedes(entries[index - 1]))
            {
                SortByKeys();
                break;
            }
        }

        return Entries;
    }

    /// <summary>Adds them, in order now, to a run that they follow, and forgets them.</summary>
    internal void MoveTo(TimerRun run)
    {
        if (IsFull)
        {
            _entries = run.Append(_entries);
        }
        else
        {
            run.Append(Entries);
            Array.Clear(_entries, 0, Count);
        }

        Count = 0;
        _first = 0;
    }

    /// <summary>Sorts numbers in the place of entries, which are moved once then: the time since the first due time, and the index.</summary>
    private void SortByKeys()
    {
        var entries = Entries;
        var earliest = entries[0].Due;
        var last = entries[0].Due;
        var inSequence = true;
        for (var index = 1; index < entries.Length; index++)
        {
            earliest = Math.Min(earliest, entries[index].Due);
            last = Math.Max(last, entries[index].Due);
            inSequence &= entries[index].Sequence > entries[index - 1].Sequence;
        }

        if (!inSequence || (ulong)(last - earliest) > ulong.MaxValue / (2 * Capacity))
        {
            _entries.AsSpan(0, Count).Sort();
            return;
        }

        Span<long> keys = stackalloc long[Capacity];
        for (var index = 0; index < entries.Length; index++)
        {
            keys[index] = ((entries[index].Due - earliest) * Capacity) + index;
        }

        keys = keys[..Count];
        keys.Sort();
        var sorted = _spare.Length == _entries.Length ? _spare : new TimerEntry[_entries.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            sorted[index] = entries[(int)(keys[index] & (Capacity - 1))];
        }

        Array.Clear(_entries, 0, Count);
        (_entries, _spare) = (sorted, _entries);
    }

    // Counted down, so that no place is one of those in the runs.
    private static int IndexOf(DelayedCall call) => HighestPlace - call.Place;

    private void Put(int index, in TimerEntry entry)
    {
        _entries[index] = entry;
        entry.Call.Place = HighestPlace - index;
    }
}
