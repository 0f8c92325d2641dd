namespace TrialNet.Reactor.Completion;

/// <summary>Operations that ended, on their way to the reactor's thread, and where that thread sleeps.</summary>
/// <remarks>
/// Who is going to sleep announces it and then looks whether something has come; who brings something looks at the announcement
/// afterwards. So many operations cost one wake-up, and none while the reactor is awake. Nothing here refers to the reactor.
/// Threading: <see cref="Add"/> and <see cref="Wake"/> from any thread, the rest on the reactor's.
/// </remarks>
internal sealed class CompletionQueue
{
    // Stands for the end of the reactor.
    private static readonly CompletionOperation End = new(new CompletionQueue(), hasMemory: false);

    private readonly object _gate = new();
    private CompletionOperation? _last;
    private int _isAsleep;
    private bool _isWoken;

    internal void Add(CompletionOperation operation)
    {
        CompletionOperation? last;
        do
        {
            last = Volatile.Read(ref _last);
            if (ReferenceEquals(last, End))
            {
                // The reactor has ended and nobody waits for this any more.
                operation.RefuseAccepted();
                operation.Dispose();
                return;
            }

            operation.Next = last;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _last, operation, last), last));

        if (Volatile.Read(ref _isAsleep) != 0 && Interlocked.Exchange(ref _isAsleep, 0) != 0)
        {
            Wake();
        }
    }

    /// <summary>Takes all that ended; the first of them, in the order in which they ended.</summary>
    internal CompletionOperation? TakeAll()
    {
        if (Volatile.Read(ref _last) is null)
        {
            return null;
        }

        var operation = Interlocked.Exchange(ref _last, null);
        CompletionOperation? first = null;
        while (operation is not null)
        {
            var before = operation.Next;
            operation.Next = first;
            first = operation;
            operation = before;
        }

        return first;
    }

    /// <summary>Sleeps until something has ended, somebody wakes it, or the time is over.</summary>
    internal void Wait(int milliseconds)
    {
        Interlocked.Exchange(ref _isAsleep, 1);
        if (Volatile.Read(ref _last) is null)
        {
            lock (_gate)
            {
                if (!_isWoken)
                {
                    Monitor.Wait(_gate, milliseconds);
                }

                _isWoken = false;
            }
        }

        Volatile.Write(ref _isAsleep, 0);
    }

    /// <summary>Ends a sleep, or the next one.</summary>
    internal void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The reactor has ended: what is still under way is thrown away when it ends.</summary>
    /// <returns>What ended before.</returns>
    internal CompletionOperation? Close() => Interlocked.Exchange(ref _last, End);
}
