namespace TrialNet.Reactor.Timing;

/// <summary>Timers in the order of (due time, sequence): a heap with four children a node, in which each timer knows its place.</summary>
/// <remarks>Four children halve the depth, and the keys lie side by side; knowing the place makes cancelling real (R-TIME-16).</remarks>
internal sealed class TimerHeap
{
    private const int Children = 4;
    private const int SmallCapacity = 64;

    private Entry[] _entries = new Entry[SmallCapacity];

    internal int Count { get; private set; }

    internal DelayedCall First => _entries[0].Call;

    /// <summary>When the first timer is due, in ticks; <see cref="long.MaxValue"/> if there is none.</summary>
    internal long FirstDue => Count == 0 ? long.MaxValue : _entries[0].Due;

    internal long FirstSequence => _entries[0].Sequence;

    internal void Add(DelayedCall call, long due, long sequence)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        Count++;
        SiftUp(Count - 1, new Entry(due, sequence, call));
    }

    internal void Move(DelayedCall call, long due, long sequence) => Place(call.HeapIndex, new Entry(due, sequence, call));

    internal void Remove(DelayedCall call)
    {
        var index = call.HeapIndex;
        call.HeapIndex = -1;
        Count--;
        var last = _entries[Count];
        _entries[Count] = default;
        if (index != Count)
        {
            Place(index, last);
        }

        if (_entries.Length > SmallCapacity && Count < _entries.Length / 8)
        {
            Array.Resize(ref _entries, _entries.Length / 4);
        }
    }

    /// <summary>The timer at a place, for walks over all of them; the order is the heap's own.</summary>
    internal DelayedCall At(int index) => _entries[index].Call;

    private static bool Precedes(in Entry left, in Entry right) =>
        left.Due < right.Due || (left.Due == right.Due && left.Sequence < right.Sequence);

    private void Place(int index, in Entry entry)
    {
        if (index > 0 && Precedes(entry, _entries[(index - 1) / Children]))
        {
            SiftUp(index, entry);
        }
        else
        {
            SiftDown(index, entry);
        }
    }

    private void SiftUp(int index, in Entry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / Children;
            if (!Precedes(entry, _entries[parent]))
            {
                break;
            }

            Put(index, _entries[parent]);
            index = parent;
        }

        Put(index, entry);
    }

    private void SiftDown(int index, in Entry entry)
    {
        while (true)
        {
            var child = (index * Children) + 1;
            if (child >= Count)
            {
                break;
            }

            var end = Math.Min(child + Children, Count);
            for (var other = child + 1; other < end; other++)
            {
                if (Precedes(_entries[other], _entries[child]))
                {
                    child = other;
                }
            }

            if (!Precedes(_entries[child], entry))
            {
                break;
            }

            Put(index, _entries[child]);
            index = child;
        }

        Put(index, entry);
    }

    private void Put(int index, in Entry entry)
    {
        _entries[index] = entry;
        entry.Call.HeapIndex = index;
    }

    private readonly record struct Entry(long Due, long Sequence, DelayedCall Call);
}
