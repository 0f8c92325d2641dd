using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Checks;

/// <summary>D-11.11: locks in a <c>using</c> block.</summary>
internal static class LockChecks
{
    internal static void UsingReleases(CheckContext context)
    {
        foreach (var awaits in new[] { false, true })
        {
            foreach (var isLock in new[] { false, true })
            {
                foreach (var end in Enum.GetValues<BlockEnd>())
                {
                    using var subject = context.Open();
                    if (context.Need<IHasLockScopes>(subject, "locks in a using block (IHasLockScopes)") is not { } scopes
                        || context.Need<IHasLocks>(subject, "locks (IHasLocks)") is not { } locks)
                    {
                        return;
                    }

                    Use(context, subject, scopes, locks, new Block(awaits, isLock, end));
                }
            }
        }
    }

    private static void Use(CheckContext context, DeferredSubject subject, IHasLockScopes scopes, IHasLocks locks, Block block)
    {
        var gate = block.IsLock ? locks.NewLock() : locks.NewSemaphore(1);
        var error = new InvalidOperationException("on purpose");
        var inner = subject.NewDeferred(null);
        var free = -1;
        var used = scopes.Use(gate, block.Awaits, () =>
        {
            free = locks.CountFree(gate);
            return block.End switch
            {
                BlockEnd.Returns => null,
                BlockEnd.Throws => throw error,
                _ => inner,
            };
        });
        var witness = new Witness().Hear(used);
        var next = new Witness().Hear(locks.Acquire(gate));
        context.Expect(free == 0, $"inside {block} the lock is held", free < 0 ? "the block is not entered" : $"{free} are free");
        if (block.End is BlockEnd.Waits or BlockEnd.WaitsForFailure or BlockEnd.IsCancelled)
        {
            context.Expect(next.Calls == 0, $"while {block} waits the lock is held", "somebody else gets it");
            Finish(block.End, inner, used, error);
        }

        context.Expect(next.IsSucceeded, $"after {block} the lock is released", next.ToString());
        if (next.IsSucceeded)
        {
            locks.Release(gate);
        }

        context.Expect(locks.CountFree(gate) == 1, $"after {block} the lock is released once", $"{locks.CountFree(gate)} are free");
        context.Expect(
            block.End switch
            {
                BlockEnd.Returns or BlockEnd.Waits => witness.IsSucceeded,
                BlockEnd.IsCancelled => witness.IsFailed && subject.View(witness.Error!).Kind == ErrorKind.Cancelled,
                _ => witness.GotFailure(error),
            },
            $"what comes out of {block} is not swallowed",
            witness.ToString());
    }

    private static void Finish(BlockEnd end, ISubjectDeferred inner, ISubjectDeferred used, Exception error)
    {
        switch (end)
        {
            case BlockEnd.Waits:
                inner.Callback("value");
                break;
            case BlockEnd.WaitsForFailure:
                inner.Errback(error);
                break;
            default:
                used.Cancel();
                break;
        }
    }

    private enum BlockEnd
    {
        Returns,
        Throws,
        Waits,
        WaitsForFailure,
        IsCancelled,
    }

    private sealed record Block(bool Awaits, bool IsLock, BlockEnd End)
    {
        public override string ToString() =>
            $"{(Awaits ? "an await using" : "a using")} block of a {(IsLock ? "lock" : "semaphore")} that {End switch
            {
                BlockEnd.Returns => "returns",
                BlockEnd.Throws => "throws",
                BlockEnd.Waits => "waits for a value",
                BlockEnd.WaitsForFailure => "waits for a failure",
                _ => "is cancelled at a wait",
            }}";
    }
}
