namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-12.</summary>
internal static class UnhandledMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-61", "Unhandled failures are never reported.", "D-12.01",
            new Edit("CallbackChain", "_unhandled = Scope.Ledger.Add(this, failure);", "GC.KeepAlive(failure);"))
        {
            Shown = ["a = fail"],
        },
        new("M-62", "Handled failures are reported too.", "D-12.02",
            new Edit("CallbackChain", "_unhandled = null; entry.Withdraw();", "GC.KeepAlive(entry); _unhandled = null;"))
        {
            Shown = ["a = fail; a.errback{}"],
        },
        new("N-D-12.03", "An errback that is added later does not withdraw the failure before it runs.", "D-12.03",
            new Edit("CallbackChain", "// D-12.03: from here on something is there that may take the failure, even if it has to wait. WithdrawUnhandled();", ""),
            new Edit("CallbackChain", "var step = Dequeue();", "var step = Dequeue(); WithdrawUnhandled();"))
        {
            Shown = ["a = fail; a.pause; a.errback{}; flush"],
        },
        new("N-D-12.04", "In debug mode a report has no stacks.", "D-12.04",
            new Edit("CallbackChain", "CreationStack = RecordedStack.TextOf(_createdIn), FiringStack = RecordedStack.TextOf(_cancellerOrFiredIn),", "")),
        new("N-D-12.05", "TakeUnhandledFailures gives each failure twice.", "D-12.05",
            new Edit("HoldingLedger", "taken.Add(entry.Unhandled);", "taken.Add(entry.Unhandled); taken.Add(entry.Unhandled);"))
        {
            Shown = ["a = fail"],
        },
        new("N-D-12.06", "A report is logged on whatever thread it comes from.", "D-12.06",
            new Edit("Scope", "if (Owner is { InOwnThread: false } owner) { owner.CallFromThread(() => WriteError(failure, context)); }",
                "if (Owner is { InOwnThread: false }) { WriteError(failure, context); }")),
    ];
}
