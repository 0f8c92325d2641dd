namespace TrialNet.Reactor.Simulated;

/// <summary>What is under way in the network, in the order of time.</summary>
internal sealed class NetworkEvents(VirtualClock clock, SeededRandom random)
{
    private readonly PriorityQueue<INetworkEvent, EventKey> _queue = new();
    private long _serial;

    /// <summary>When the next is due; <see cref="TimeSpan.MaxValue"/> if nothing is under way.</summary>
    internal TimeSpan NextDue
    {
        get
        {
            DropVoid();
            return _queue.TryPeek(out _, out var key) ? new TimeSpan(key.Due) : TimeSpan.MaxValue;
        }
    }

    internal TimeSpan Now => clock.Now;

    internal void Add(TimeSpan due, INetworkEvent happening) =>
        _queue.Enqueue(happening, new EventKey(due.Ticks, random.Next("which of the events of one moment comes first"), ++_serial));

    internal void AddAfter(TimeSpan delay, INetworkEvent happening) => Add(Now + delay, happening);

    /// <summary>Lets happen what is due by now.</summary>
    internal void RunDue()
    {
        while (NextDue <= Now)
        {
            _queue.Dequeue().Happen();
        }
    }

    private void DropVoid()
    {
        while (_queue.TryPeek(out var first, out _) && first.IsVoid)
        {
            _queue.Dequeue();
        }
    }
}
