namespace TrialNet.Defer;

/// <summary>A chain's place in a <see cref="FailureLedger"/>.</summary>
internal abstract class LedgerEntry
{
    /// <summary>Takes the entry out, since something consumed the failure. Does nothing the second time.</summary>
    internal abstract void Withdraw();
}
