namespace TrialNet.Reactor.Loop;

/// <summary>Triggers in the order of adding, linked through themselves: a reactor that has none makes nothing for them.</summary>
internal struct SystemEventTriggerList
{
    private SystemEventTrigger? _first;
    private SystemEventTrigger? _last;

    internal void Add(SystemEventTrigger trigger)
    {
        if (_last is null)
        {
            _first = trigger;
        }
        else
        {
            _last.Next = trigger;
        }

        _last = trigger;
    }

    /// <summary>Takes the first one out.</summary>
    /// <returns>It; null if there is none.</returns>
    internal SystemEventTrigger? Take()
    {
        var trigger = _first;
        if (trigger is not null)
        {
            Unlink(null, trigger);
        }

        return trigger;
    }

    /// <summary>Takes one out.</summary>
    /// <returns>Whether it was there.</returns>
    internal bool Remove(SystemEventTrigger trigger)
    {
        SystemEventTrigger? before = null;
        for (var candidate = _first; candidate is not null; candidate = candidate.Next)
        {
            if (ReferenceEquals(candidate, trigger))
            {
                Unlink(before, trigger);
                return true;
            }

            before = candidate;
        }

        return false;
    }

    private void Unlink(SystemEventTrigger? before, SystemEventTrigger trigger)
    {
        if (before is null)
        {
            _first = trigger.Next;
        }
        else
        {
            before.Next = trigger.Next;
        }

        if (ReferenceEquals(_last, trigger))
        {
            _last = before;
        }

        trigger.Next = null;
    }
}
