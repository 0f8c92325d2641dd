namespace TrialNet.Defer;

/// <summary>
/// Reports a failure when its Deferred becomes unreachable, and what is left when the process ends (D-12.01). The finalizable
/// object is made only for a failure: a Deferred that succeeds has none.
/// </summary>
internal sealed class CollectedLedger(Scope scope) : FailureLedger
{
    private const int FirstSweep = 64;

    private readonly Lock _lock = new();
    private List<WeakReference<Entry>>? _entries;
    private int _sweepAt = FirstSweep;

    internal override LedgerEntry Add(CallbackChain chain, Failure failure)
    {
        var entry = new Entry(scope, chain.Describe(failure));
        lock (_lock)
        {
            if (_entries is null)
            {
                _entries = [];
                AppDomain.CurrentDomain.ProcessExit += (_, _) => ReportRest();
            }

            if (_entries.Count >= _sweepAt)
            {
                _entries.RemoveAll(static reference => !reference.TryGetTarget(out var live) || live.IsDone);
                _sweepAt = Math.Max(FirstSweep, _entries.Count * 2);
            }

            _entries.Add(new WeakReference<Entry>(entry));
        }

        return entry;
    }

    internal override IReadOnlyList<UnhandledFailure> TakeAll() => [];

    private void ReportRest()
    {
        lock (_lock)
        {
            foreach (var reference in _entries ?? [])
            {
                if (reference.TryGetTarget(out var entry))
                {
                    entry.Report();
                }
            }

            _entries?.Clear();
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
