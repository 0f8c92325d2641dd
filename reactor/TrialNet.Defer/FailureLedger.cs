namespace TrialNet.Defer;

/// <summary>The failures that stand unhandled in one scope: a chain joins with <see cref="Add"/> and leaves through its entry.</summary>
internal abstract class FailureLedger
{
    /// <summary>Enters a chain whose last result is a failure.</summary>
    internal abstract LedgerEntry Add(CallbackChain chain, Failure failure);

    /// <summary>Takes what is there; those entries need no withdrawal any more.</summary>
    internal abstract IReadOnlyList<UnhandledFailure> TakeAll();
}
