namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-11.</summary>
internal static class LockMutants
{
    private static readonly Edit CalledWaiterIsPassedOver = new("WaiterChain", "if (!_isGiven) {", "if (!_isGiven || IsCalled) {");

    internal static readonly Mutant[] All =
    [
        new("M-57", "A lock serves the one who came last.", "D-11.02",
            new Edit("WaitingLine", "var first = _first;", "var first = _last;"))
        {
            Shown = ["A = lock; a = acquire(A); b = acquire(A); c = acquire(A); b.both{}; c.both{}; A.release"],
        },
        new("M-58", "A lock stays held when the function that ran under it fails.", "D-11.05",
            new Edit("HoldingStep", "answer = new Failure(error);", "return new Failure(error);"),
            new Edit("ReleaseStep", "handOver = primitive.ReleaseInLoop(file, line);",
                "handOver = result is Failure ? null : primitive.ReleaseInLoop(file, line);"))
        {
            Shown = ["A = lock; h = hold(A){-> throw}"],
        },
        new("M-59", "An item that finds the queue full is dropped without a word.", "D-11.07",
            new Edit("DeferredQueue.T", "throw new QueueOverflowException(", "if (_items is not null) { return; } throw new QueueOverflowException("))
        {
            Shown = ["A = queue(0, -); A.put"],
        },
        new("M-60", "A cancelled waiter stays in line, and its turn takes the token.", "D-11.04",
            new Edit("WaiterChain", "chain._line.Remove(chain);", """if (chain._line.OwnerKind == "queue") { chain._line.Remove(chain); }"""),
            CalledWaiterIsPassedOver)
        {
            Shown = ["A = lock; a = acquire(A); b = acquire(A); c = acquire(A); c.both{}; b.errback{}; b.cancel; A.release"],
        },
        new("N-D-11.01", "Acquiring gives nothing.", "D-11.01",
            new Edit("ConcurrencyPrimitive", "return Deferred.Succeed(Self, file, line);", "return Deferred.Succeed<TSelf>(null!, file, line);"))
        {
            Shown = ["A = lock; a = acquire(A); a.both{}"],
        },
        new("N-D-11.03", "A lock is free while it is handed on.", "D-11.03",
            new Edit("ConcurrencyPrimitive", "HandOver.Fire(next);", "_tokens++; HandOver.Fire(next); _tokens--;"))
        {
            Shown = ["A = lock; a = acquire(A); b = acquire(A); b.both{c = acquire(A); c.both{}}; A.release"],
        },
        new("N-D-11.06", "Releasing what is not held is passed over.", "D-11.06",
            new Edit("ConcurrencyPrimitive", "throw new InvalidOperationException($\"This", "if (_limit > 0) { return null; } throw new InvalidOperationException($\"This"))
        {
            Shown = ["A = lock; A.release"],
        },
        new("N-D-11.08", "A queue gives its newest item.", "D-11.08",
            new Edit("DeferredQueue.T", "_items.Enqueue(item);",
                """
                T[] older = [.. _items];
                _items.Clear();
                _items.Enqueue(item);
                foreach (var each in older)
                {
                    _items.Enqueue(each);
                }

                """))
        {
            Shown = ["A = queue(-, -); A.put; A.put; a = get(A); a.both{}"],
        },
        new("N-D-11.09", "A cancelled get stays in line, and its turn takes the item.", "D-11.09",
            new Edit("WaiterChain", "chain._line.Remove(chain);", """if (chain._line.OwnerKind != "queue") { chain._line.Remove(chain); }"""),
            CalledWaiterIsPassedOver)
        {
            Shown = ["A = queue(-, -); a = get(A); b = get(A); b.both{}; a.errback{}; a.cancel; A.put"],
        },
        new("N-D-11.10", "Cancelling the wait for a file lock leaves its timer.", "D-11.10",
            new Edit("FileLockAttempt", "_ => End()", "_ => GC.KeepAlive(this)")),
        new("N-D-11.11", "The end of a using block does not release.", "D-11.11",
            new Edit("Holding", "primitive?.Release(_file, _line);", "GC.KeepAlive((primitive, _file, _line));")),
    ];
}
