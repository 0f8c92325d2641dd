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
    // Made when it is first needed: most tests' reactors never get a call.
    private ConcurrentQueue<QueuedCall>? _calls;
    private int _isAsleep;

    internal bool IsEmpty => Volatile.Read(ref _calls)?.IsEmpty ?? true;

    internal int Count => Volatile.Read(ref _calls)?.Count ?? 0;

    /// <summary>Adds a call; true if the loop has to be woken, which one of many gets to hear.</summary>
    internal bool Add(in QueuedCall call)
    {
        LazyInitializer.EnsureInitialized(ref _calls).Enqueue(call);
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref _isAsleep) != 0 && Interlocked.Exchange(ref _isAsleep, 0) != 0;
    }

    internal bool TryTake(out QueuedCall call)
    {
        call = default;
        return Volatile.Read(ref _calls)?.TryDequeue(out call) ?? false;
    }

    /// <summary>Announces sleep; false if there is something to do instead.</summary>
    internal bool TryFallAsleep()
    {
        Interlocked.Exchange(ref _isAsleep, 1);
        if (IsEmpty)
        {
            return true;
        }

        Wake();
        return false;
    }

    internal void Wake() => Volatile.Write(ref _isAsleep, 0);
}
