namespace TrialNet.Reactor.Timing;

/// <summary>Timers in the order of (due time, sequence).</summary>
/// <remarks>
/// The last to be set are in no order (<see cref="YoungTimers"/>), which most never leave but by being cancelled. The others stand in
/// sorted runs, each of which is at least twice as long as the next, so that each timer is merged a few times, whatever their number;
/// one set after another with the same delay is in order already, and merged never. What is cancelled or moved is swept out when it
/// has become half of all (R-TIME-16).
/// </remarks>
internal sealed class SortedTimers
{
    private const int FewDead = 64;

    private readonly YoungTimers _young = new();
    private readonly List<TimerRun> _runs = [];
    private readonly TimerBlocks _blocks = new();
    private TimerRun? _first;
    private int _old;

    // How many entries of the runs are dead: mostly none, and then no timer is looked at before its turn, which costs most of all.
    private int _dead;
    private int _searches;

    internal int Count => _old + _young.Count;

    /// <summary>When the first timer is due, in ticks; <see cref="long.MaxValue"/> if there is none.</summary>
    internal long FirstDue => Count == 0 ? long.MaxValue : First.Due;

    /// <summary>The first timer; there must be one. Valid until the next change.</summary>
    internal ref readonly TimerEntry First
    {
        get
        {
            if (_young.IsFirstUnknown)
            {
                TakeYoung();
            }

            if (_old == 0)
            {
                return ref _young.First;
            }

            if (_first is not { Count: > 0 } first || (_dead > 0 && first.First.IsDead))
            {
                MergeWhatIsSearched();
                first = _first = FindFirst();
            }

            return ref _young.Count > 0 && _young.First.Precedes(first.First) ? ref _young.First : ref first.First;
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

    /// <summary>Moves a timer, whose <see cref="DelayedCall.DueTime"/> is the new one already.</summary>
    internal void Move(DelayedCall call, long due, long sequence)
    {
        if (YoungTimers.IsYoung(call))
        {
            _young.Move(new TimerEntry(due, sequence, call));
        }
        else
        {
            RemoveOld(call);
            Add(call, due, sequence);
        }
    }

    internal void Remove(DelayedCall call)
    {
        if (YoungTimers.IsYoung(call))
        {
            _young.Remove(call);
        }
        else
        {
            RemoveOld(call);
        }
    }

    /// <summary>All timers, in no particular order.</summary>
    internal List<DelayedCall> ToList()
    {
        var calls = new List<DelayedCall>(Count);
        foreach (var run in _runs)
        {
            run.AddTo(calls);
        }

        foreach (ref readonly var entry in _young.Entries)
        {
            calls.Add(entry.Call);
        }

        return calls;
    }

    private void RemoveOld(DelayedCall call)
    {
        call.Place = DelayedCall.Nowhere;
        _old--;
        if (_first is { Count: > 0 } first && ReferenceEquals(first.First.Call, call) && first.First.IsDead)
        {
            first.RemoveFirst();
            _first = _runs.Count == 1 ? first : null;
        }
        else
        {
            _dead++;
        }

        if (_old == 0 || (_dead > FewDead && _dead > _old))
        {
            Sweep();
        }
    }

    private void Sweep()
    {
        for (var index = _runs.Count - 1; index >= 0; index--)
        {
            _runs[index].Sweep();
            if (_runs[index].Count == 0)
            {
                _runs.RemoveAt(index);
            }
        }

        _dead = 0;
        _first = null;
    }

    /// <summary>The run whose first timer is the first of all; there is one.</summary>
    private TimerRun FindFirst()
    {
        TimerRun? first = null;
        for (var index = _runs.Count - 1; index >= 0; index--)
        {
            var run = _runs[index];
            while (_dead > 0 && run.Count > 0 && run.First.IsDead)
            {
                run.RemoveFirst();
                _dead--;
            }

            if (run.Count == 0)
            {
                _runs.RemoveAt(index);
            }
            else if (first is null || run.First.Precedes(first.First))
            {
                first = run;
            }
        }

        return first!;
    }

    private void TakeYoung()
    {
        foreach (ref readonly var entry in _young.Entries)
        {
            entry.Call.Place = entry.Place;
        }

        _old += _young.Count;
        var run = new TimerRun(_blocks);
        _young.MoveTo(run);
        if (_runs.Count > 0 && _runs[^1].IsFollowedBy(run.First))
        {
            _runs[^1].Join(run);
        }
        else
        {
            _runs.Add(run);
        }

        while (_runs.Count > 1 && _runs[^2].Count < 2 * _runs[^1].Count)
        {
            MergeLast();
        }

        _first = null;
    }

    /// <summary>Fewer runs are searched faster: one that was searched as often as it is long has paid for being merged.</summary>
    private void MergeWhatIsSearched()
    {
        if (_runs.Count > 1 && ++_searches > _runs[^1].Count)
        {
            MergeLast();
        }
    }

    private void MergeLast()
    {
        _runs[^2].Merge(_runs[^1]);
        _runs.RemoveAt(_runs.Count - 1);
        _searches = 0;
    }
}
