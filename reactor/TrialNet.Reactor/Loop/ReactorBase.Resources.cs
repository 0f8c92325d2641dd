using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Loop;

/// <content>What the reactor holds for whom.</content>
internal abstract partial class ReactorBase
{
    private readonly List<ReactorResource> _resources = [];

    public virtual bool IsIdle =>
        IsRunning && !_isStopRequested && _calls.IsEmpty && _tasks.Count == 0 && _timers.Count == 0 && _resources.Count == 0 && _workCount == 0;

    public IReadOnlyList<IReactorResource> GetResources()
    {
        VerifyThread();
        if (_timers.Count == 0 && _resources.Count == 0)
        {
            return [];
        }

        var timers = _timers.GetPublicCalls();
        var all = new List<(long Serial, IReactorResource Resource)>(timers.Count + _resources.Count);
        all.AddRange(timers.Select(static timer => (timer.Serial, (IReactorResource)timer)));
        all.AddRange(_resources.Select(static resource => (resource.Serial, (IReactorResource)resource)));
        all.Sort(static (left, right) => left.Serial.CompareTo(right.Serial));
        return all.ConvertAll(static entry => entry.Resource);
    }

    internal long NextSerial() => _timers.NextSequence();

    internal void Remember(ReactorResource resource)
    {
        resource.ListIndex = _resources.Count;
        _resources.Add(resource);
    }

    internal void Forget(ReactorResource resource)
    {
        var index = resource.ListIndex;
        if (index < 0)
        {
            return;
        }

        resource.ListIndex = -1;
        var last = _resources[^1];
        _resources.RemoveAt(_resources.Count - 1);
        if (!ReferenceEquals(last, resource))
        {
            _resources[index] = last;
            last.ListIndex = index;
        }
    }

    /// <summary>Ends everything there is; what user code opens meanwhile is refused (R-CORE-16).</summary>
    private void DisconnectAll()
    {
        IsClosed = true;
        if (_resources.Count == 0)
        {
            return;
        }

        foreach (var resource in _resources.OrderBy(static resource => resource.Serial).ToList())
        {
            if (resource.ListIndex >= 0)
            {
                resource.DisconnectForShutdown();
            }
        }
    }
}
