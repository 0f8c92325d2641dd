namespace TrialNet.Reactor.Timing;

/// <summary>The timers that were set last, in no order but for which is the first of them.</summary>
/// <remarks>Most timers are time limits that are cancelled soon: here neither setting nor cancelling depends on how many there are.</remarks>
internal sealed class YoungTimers
{
    private const int SmallCapacity = 16;
    private const int Capacity = 256;
    private const int Unknown = -1;

    private TimerEntry[] _entries = new TimerEntry[SmallCapacity];
    private int _first;

    internal int Count { get; private set; }

    internal bool IsFull => Count == Capacity;

    /// <summary>Whether the first of them has gone or was moved, so that it is not known which is the first now.</summary>
    internal bool IsFirstUnknown => _first == Unknown;

    /// <summary>The first; there must be one, and it must be known.</summary>
    internal ref readonly TimerEntry First => ref _entries[_first];

    internal static bool IsYoung(DelayedCall call) => call.Place < DelayedCall.Nowhere;

    internal ReadOnlySpan<TimerEntry> Entries => _entries.AsSpan(0, Count);

    internal void Add(in TimerEntry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
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

    /// <summary>Puts them in order, for who takes them over and then clears this; their places are not kept.</summary>
    internal ReadOnlySpan<TimerEntry> Sort()
    {
        var entries = _entries.AsSpan(0, Count);
        for (var index = 1; index < entries.Length; index++)
        {
            if (entries[index].Precedes(entries[index - 1]))
            {
                entries.Sort();
                break;
            }
        }

        return entries;
    }

    /// <summary>Forgets all of them; their places are for who has taken them over.</summary>
    internal void Clear()
    {
        Array.Clear(_entries, 0, Count);
        Count = 0;
        _first = 0;
    }

    // Counted down from the one below Nowhere, so that no place is one of those in the runs.
    private static int IndexOf(DelayedCall call) => DelayedCall.Nowhere - 1 - call.Place;

    private void Put(int index, in TimerEntry entry)
    {
        _entries[index] = entry;
        entry.Call.Place = DelayedCall.Nowhere - 1 - index;
    }
}
