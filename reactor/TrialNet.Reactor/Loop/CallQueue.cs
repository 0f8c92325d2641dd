using System.Collections.Concurrent;

namespace TrialNet.Reactor.Loop;

/// <summary>Calls on their way to the reactor's thread, in the order in which they were added (R-THR-03).</summary>
/// <remarks>
/// The loop announces that it is going to sleep and then looks at the queue; who adds looks at the announcement afterwards. So
/// one of the two always sees the other, and a loop that is awake costs those who add no system call.
/// Threading: <see cref="Add"/> from any thread, the rest on the loop's.
/// </remarks>
internal sealed class CallQueue
{
    private readonly ConcurrentQueue<QueuedCall> _calls = new();
    private int _isAsleep;

    internal bool IsEmpty => _calls.IsEmpty;

    internal int Count => _calls.Count;

    /// <summary>Adds a call; true if the loop has to be woken, which one of many gets to hear.</summary>
    internal bool Add(in QueuedCall call)
    {
        _calls.Enqueue(call);
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref _isAsleep) != 0 && Interlocked.Exchange(ref _isAsleep, 0) != 0;
    }

    internal bool TryTake(out QueuedCall call) => _calls.TryDequeue(out call);

    /// <summary>Announces sleep; false if there is something to do instead.</summary>
    internal bool TryFallAsleep()
    {
        Interlocked.Exchange(ref _isAsleep, 1);
        if (_calls.IsEmpty)
        {
            return true;
        }

        Wake();
        return false;
    }

    internal void Wake() => Volatile.Write(ref _isAsleep, 0);
}
