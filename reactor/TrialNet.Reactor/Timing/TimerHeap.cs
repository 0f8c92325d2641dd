namespace TrialNet.Reactor.Timing;

/// <summary>Timers in the order of (due time, sequence): a heap with four children a node, in which each timer knows its place.</summary>
/// <remarks>
/// Four children halve the depth, and the keys lie side by side; knowing the place makes cancelling real (R-TIME-16). A timer comes
/// into the heap when it has grown old enough among the <see cref="YoungTimers"/>, which most never do.
/// </remarks>
internal sealed class TimerHeap
{
    private const int Children = 4;
    private const int SmallCapacity = 64;

    private readonly YoungTimers _young = new();
    private TimerEntry[] _entries = new TimerEntry[SmallCapacity];
    private int _old;

    internal int Count => _old + _young.Count;

    internal DelayedCall First => FirstEntry.Call;

    /// <summary>When the first timer is due, in ticks; <see cref="long.MaxValue"/> if there is none.</summary>
    internal long FirstDue => Count == 0 ? long.MaxValue : FirstEntry.Due;

    internal long FirstSequence => FirstEntry.Sequence;

    private ref readonly TimerEntry FirstEntry
    {
        get
        {
            if (_young.IsFirstUnknown)
            {
                TakeYoung();
            }

            return ref _young.Count > 0 && (_old == 0 || _young.First.Precedes(_entries[0])) ? ref _young.First : ref _entries[0];
        }
    }

    internal void Add(DelayedCall call, long due, long sequence)
    {
        if (_young.IsFull)
        {
            TakeYoung();
        }

        _young.Add(new TimerEntry(due, sequence, call));
    }

    internal void Move(DelayedCall call, long due, long sequence)
    {
        var entry = new TimerEntry(due, sequence, call);
        if (YoungTimers.IsYoung(call))
        {
            _young.Move(entry);
        }
        else
        {
            Place(call.Place, entry);
        }
    }

    internal void Remove(DelayedCall call)
    {
        if (YoungTimers.IsYoung(call))
        {
            _young.Remove(call);
            return;
        }

        var index = call.Place;
        call.Place = DelayedCall.Nowhere;
        _old--;
        var last = _entries[_old];
        _entries[_old] = default;
        if (index != _old)
        {
            Place(index, last);
        }

        if (_entries.Length > SmallCapacity && _old < _entries.Length / 8)
        {
            Array.Resize(ref _entries, _entries.Length / 4);
        }
    }

    /// <summary>The timer at a place, for walks over all of them; the order is the heap's own.</summary>
    internal DelayedCall At(int index) => index < _old ? _entries[index].Call : _young.At(index - _old).Call;

    private void TakeYoung()
    {
        while (_old + _young.Count > _entries.Length)
        {
            Array.Resize(ref _entries, _entries.Length * 2);
        }

        for (var index = 0; index < _young.Count; index++)
        {
            _old++;
            SiftUp(_old - 1, _young.At(index));
        }

        _young.Clear();
    }

    private void Place(int index, in TimerEntry entry)
    {
        if (index > 0 && entry.Precedes(_entries[(index - 1) / Children]))
        {
            SiftUp(index, entry);
        }
        else
        {
            SiftDown(index, entry);
        }
    }

    private void SiftUp(int index, in TimerEntry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / Children;
            if (!entry.Precedes(_entries[parent]))
            {
                break;
            }

            Put(index, _entries[parent]);
            index = parent;
        }

        Put(index, entry);
    }

    private void SiftDown(int index, in TimerEntry entry)
    {
        while (true)
        {
            var child = (index * Children) + 1;
            if (child >= _old)
            {
                break;
            }

            var end = Math.Min(child + Children, _old);
            for (var other = child + 1; other < end; other++)
            {
                if (_entries[other].Precedes(_entries[child]))
                {
                    child = other;
                }
            }

            if (!_entries[child].Precedes(entry))
            {
                break;
            }

            Put(index, _entries[child]);
            index = child;
        }

        Put(index, entry);
    }

    private void Put(int index, in TimerEntry entry)
    {
        _entries[index] = entry;
        entry.Call.Place = index;
    }
}
