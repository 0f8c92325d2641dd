namespace TrialNet.Defer;

/// <summary>Keeps failures in a doubly linked list until they are withdrawn or taken: exact, with no help of the garbage collector.</summary>
internal sealed class HoldingLedger : FailureLedger
{
    private Entry? _first;
    private Entry? _last;

    internal override LedgerEntry Add(CallbackChain chain, Failure failure)
    {
        var entry = new Entry(this, chain.Describe(failure)) { Previous = _last };
        if (_last is null)
        {
            _first = entry;
        }
        else
        {
            _last.Next = entry;
        }

        _last = entry;
        return entry;
    }

    internal override IReadOnlyList<UnhandledFailure> TakeAll()
    {
        if (_first is null)
        {
            return [];
        }

        var taken = new List<UnhandledFailure>();
        while (_first is { } entry)
        {
            taken.Add(entry.Unhandled);
            entry.Withdraw();
        }

        return taken;
    }

    private sealed class Entry(HoldingLedger ledger, UnhandledFailure unhandled) : LedgerEntry
    {
        private bool _withdrawn;

        internal UnhandledFailure Unhandled { get; } = unhandled;

        internal Entry? Previous { get; set; }

        internal Entry? Next { get; set; }

        internal override void Withdraw()
        {
            if (_withdrawn)
            {
                return;
            }

            _withdrawn = true;
            if (Previous is null)
            {
                ledger._first = Next;
            }
            else
            {
                Previous.Next = Next;
            }

            if (Next is null)
            {
                ledger._last = Previous;
            }
            else
            {
                Next.Previous = Previous;
            }
        }
    }
}
