namespace TrialNet.Reactor.Timing;

/// <summary>The timers that were set last, in no order but for which is the first of them.</summary>
/// <remarks>Most timers are time limits that are cancelled soon: here neither setting nor cancelling depends on how many there are.</remarks>
internal sealed class YoungTimers
{
    private const int SmallCapacity = 16;
    private const int Capacity = TimerKeys.Most;
    private const int Unknown = -1;
    private const int HighestPlace = DelayedCall.Cancelled - 1;

    // Most reactors of tests never get a timer.
    private TimerEntry[] _entries = [];
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

    /// <summary>Moves them to a run that is empty, in order; their places are not kept.</summary>
    internal void MoveTo(TimerRun run)
    {
        var entries = _entries.AsSpan(0, Count);
        if (IsInOrder(entries))
        {
            run.Append(entries);
        }
        else if (!TryMoveByKeys(entries, run))
        {
            entries.Sort();
            run.Append(entries);
        }

        entries.Clear();
        Count = 0;
        _first = 0;
    }

    private static bool IsInOrder(ReadOnlySpan<TimerEntry> entries)
    {
        for (var index = 1; index < entries.Length; index++)
        {
            if (entries[index].Precedes(entries[index - 1]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts numbers in the place of entries, which are moved once then: the time since the first due time, and the index.</summary>
    private static bool TryMoveByKeys(ReadOnlySpan<TimerEntry> entries, TimerRun run)
    {
        var earliest = entries[0].Due;
        var last = entries[0].Due;
        var inSequence = true;
        for (var index = 1; index < entries.Length; index++)
        {
            earliest = Math.Min(earliest, entries[index].Due);
            last = Math.Max(last, entries[index].Due);
            inSequence &= entries[index].Sequence > entries[index - 1].Sequence;
        }

        var span = (ulong)(last - earliest);
        if (!inSequence || span > ulong.MaxValue / (2 * Capacity))
        {
            return false;
        }

        Span<long> keys = stackalloc long[Capacity];
        keys = keys[..entries.Length];
        TimerKeys.Sort(entries, earliest, span, keys);
        foreach (var key in keys)
        {
            run.Append(entries[(int)(key & (Capacity - 1))]);
        }

        return true;
    }

    // Counted down, so that no place is one of those in the runs.
    private static int IndexOf(DelayedCall call) => HighestPlace - call.Place;

    private void Put(int index, in TimerEntry entry)
    {
        _entries[index] = entry;
        entry.Call.Place = HighestPlace - index;
    }
}
