namespace TrialNet.Defer;

/// <summary>Fires those whose turn has come, one inside the other's callback if they ask for it there, up to a limit.</summary>
/// <remarks>
/// A callback that releases a lock, or puts into a queue, fires the next in line inside that call, whose callback may do the same.
/// From the limit on they are fired one after another by the innermost call, so that the call stack is bounded however long the
/// line is.
/// </remarks>
internal static class HandOver
{
    internal const int NestingLimit = 32;

    [ThreadStatic]
    private static int _depth;

    [ThreadStatic]
    private static Queue<WaiterChain>? _postponed;

    /// <summary>Fires a waiter with what it has been given, now or when the innermost hand-over on this thread is done.</summary>
    internal static void Fire(WaiterChain waiter)
    {
        if (_depth == NestingLimit)
        {
            _postponed ??= new Queue<WaiterChain>();
            _postponed.Enqueue(waiter);
            return;
        }

        _depth++;
        try
        {
            waiter.FireGiven();
            while (_postponed is { Count: > 0 } postponed)
            {
                postponed.Dequeue().FireGiven();
            }
        }
        finally
        {
            _depth--;
        }
    }
}
