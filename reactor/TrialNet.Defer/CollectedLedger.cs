using System.Runtime.InteropServices;

namespace TrialNet.Defer;

/// <summary>
/// Reports a failure when its Deferred becomes unreachable, and what is left when the process ends (D-12.01). The finalizable
/// object is made only for a failure: a Deferred that succeeds has none.
/// </summary>
internal sealed class CollectedLedger(Scope scope) : FailureLedger
{
    private const int FirstSweep = 64;

    // Of all scopes: a handler of the process's end for each of them would keep them and their owners alive.
    private static readonly Lock Gate = new();
    private static readonly List<GCHandle> Entries = [];
    private static int _sweepAt = FirstSweep;
    private static bool _isListening;

    internal override LedgerEntry Add(CallbackChain chain, Failure failure)
    {
        var entry = new Entry(scope, chain.Describe(failure));
        lock (Gate)
        {
            if (!_isListening)
            {
                _isListening = true;
                AppDomain.CurrentDomain.ProcessExit += static (_, _) => ReportRest();
            }

            if (Entries.Count >= _sweepAt)
            {
                Entries.RemoveAll(FreeIfDone);
                _sweepAt = Math.Max(FirstSweep, Entries.Count * 2);
            }

            // An entry that waits for its finalizer when the process ends is to be found too.
            Entries.Add(GCHandle.Alloc(entry, GCHandleType.WeakTrackResurrection));
        }

        return entry;
    }

    internal override IReadOnlyList<UnhandledFailure> TakeAll() => [];

    private static bool FreeIfDone(GCHandle handle)
    {
        if (handle.Target is Entry { IsDone: false })
        {
            return false;
        }

        handle.Free();
        return true;
    }

    /// <summary>Reports what has not been reported yet: the process ends.</summary>
    internal static void ReportRest()
    {
        List<Entry> rest;
        lock (Gate)
        {
            rest = [.. Entries.Select(static handle => handle.Target).OfType<Entry>()];
        }

        // Not inside the lock: a log may do anything.
        foreach (var entry in rest)
        {
            entry.Report();
        }
    }

    private sealed class Entry(Scope scope, UnhandledFailure unhandled) : LedgerEntry
    {
        private int _done;

        ~Entry() => Report();

        internal bool IsDone => Volatile.Read(ref _done) != 0;

        internal override void Withdraw()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
#pragma warning disable CA1816 // The finalizer is the report: a withdrawn entry needs none. This is no disposal.
                GC.SuppressFinalize(this);
#pragma warning restore CA1816
            }
        }

        internal void Report()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
            {
                scope.LogError(unhandled.Failure, unhandled.Context);
            }
        }
    }
}
