namespace TrialNet.Defer;

/// <summary>Keeps failures in a doubly linked list until they are withdrawn or taken: exact, with no help of the garbage collector.</summary>
internal sealed class HoldingLedger : FailureLedger
{
    // An owner that is not running lets every thread in.
    private readonly Lock _lock = new();
    private Entry? _first;
    private Entry? _last;

    internal override LedgerEntry Add(CallbackChain chain, Failure failure)
    {
        var entry = new Entry(this, chain.Describe(failure));
        lock (_lock)
        {
            entry.Previous = _last;
            if (_last is null)
            {
                _first = entry;
            }
            else
            {
                _last.Next = entry;
            }

            _last = entry;
        }

        return entry;
    }

    internal override IReadOnlyList<UnhandledFailure> TakeAll()
    {
        lock (_lock)
        {
            if (_first is null)
            {
                return [];
            }

            var taken = new List<UnhandledFailure>();
            while (_first is { } entry)
            {
                taken.Add(entry.Unhandled);
                Remove(entry);
            }

            return taken;
        }
    }

    private void Remove(Entry entry)
    {
        lock (_lock)
        {
            if (entry.IsOut)
            {
                return;
            }

            entry.IsOut = true;
            if (entry.Previous is null)
            {
                _first = entry.Next;
            }
            else
            {
                entry.Previous.Next = entry.Next;
            }

            if (entry.Next is null)
            {
                _last = entry.Previous;
            }
            else
            {
                entry.Next.Previous = entry.Previous;
            }

            // A Deferred that is kept must not keep the failures of others.
            entry.Previous = null;
            entry.Next = null;
        }
    }

    private sealed class Entry(HoldingLedger ledger, UnhandledFailure unhandled) : LedgerEntry
    {
        internal UnhandledFailure Unhandled { get; } = unhandled;

        internal Entry? Previous { get; set; }

        internal Entry? Next { get; set; }

        internal bool IsOut { get; set; }

        internal override void Withdraw() => ledger.Remove(this);
    }
}
