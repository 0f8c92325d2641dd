namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-6.</summary>
internal static class CancellingMutants
{
    private const string Begin = """VerifyThread("be cancelled");""";

    private static readonly Edit Kept = new("CallbackChain", "private Step? _last;", "private Step? _last; private Delegate? _kept;");

    private static readonly Edit KeepsCanceller = new("CallbackChain", "_cancellerOrFiredIn = canceller;", "_cancellerOrFiredIn = canceller; _kept = canceller;");

    internal static readonly Mutant[] All =
    [
        new("M-31", "The late result of a Deferred without a canceller is refused.", "D-6.03",
            new Edit("CallbackChain", "_dropsLateResult = true;", "_dropsLateResult = false;"))
        {
            Shown = ["a = new; a.cancel; a.fire"],
        },
        new("M-32", "Every late result of a cancelled Deferred is dropped.", "D-6.03",
            new Edit("CallbackChain", "_dropsLateResult = false; return false;", "return false;"))
        {
            Shown = ["a = new; a.cancel; a.fire; a.fire"],
        },
        new("M-33", "Cancelling a Deferred that is fired replaces its result.", "D-6.05",
            new Edit("CallbackChain", Begin,
                Begin + " if (IsSettled) { _result = new Failure(new CancelledException()); Run(this); return; }"))
        {
            Shown = ["a = succeed; a.cancel; a.both{}"],
        },
        new("M-34", "The canceller is called at every Cancel.", "D-6.12",
            Kept,
            KeepsCanceller,
            new Edit("CallbackChain", "if (last.IsCancellable) { last.CancelUnfired(); }",
                """
                if (last.IsCancellable)
                {
                    last.CancelUnfired();
                }
                else if (last is { _kept: { } canceller, IsCancelling: false })
                {
                    last.IsCancelling = true;
                    try
                    {
                        last.Head.InvokeCanceller(canceller);
                    }
                    catch (Exception)
                    {
                    }
                    finally
                    {
                        last.IsCancelling = false;
                    }
                }
                """))
        {
            Shown = ["a = new{}; a.cancel; a.cancel"],
        },
        new("M-35", "The canceller is called with another Deferred.", "D-6.02",
            new Edit("Deferred.T", "((Action<Deferred<T>>)canceller)(this);", "((Action<Deferred<T>>)canceller)(new Deferred<T>());"))
        {
            Shown = ["a = new{}; a.cancel"],
        },
        new("M-36", "Cancelling a Deferred that waits fails it and leaves the inner alone.", "D-6.06",
            new Edit("CallbackChain", Begin,
                Begin +
                """
                if (IsCalled && _waitingOn is not null)
                {
                    _waitingOn = null;
                    _result = new Failure(new CancelledException());
                    Run(this);
                    return;
                }

                """))
        {
            Shown = ["a = new; b = new{}; a.both{-> @b}; a.both{}; a.fire; a.cancel"],
        },
        new("M-37", "A CancelledException replaces what the canceller fired.", "D-6.04",
            new Edit("CallbackChain", "_dropsLateResult = true; } FireCancelled();",
                """
                _dropsLateResult = true;
                }

                if (IsCalled)
                {
                    _result = new Failure(new CancelledException());
                    Run(this);
                }

                FireCancelled();
                """))
        {
            Shown = ["a = new{a.fire}; a.cancel; a.both{}"],
        },
        new("N-D-6.01", "Cancelling a Deferred without a canceller does not fire it.", "D-6.01",
            new Edit("CallbackChain", "_dropsLateResult = true;", "_dropsLateResult = true; return;"))
        {
            Shown = ["a = new; a.both{}; a.cancel"],
        },
        new("N-D-6.07", "Cancelling goes no further than to the next Deferred.", "D-6.07",
            new Edit("CallbackChain", "while (chain._waitingOn is { } inner) {", "if (chain._waitingOn is { } inner) {"))
        {
            Shown = ["a = new; b = new; c = new; b.both{-> @c}; a.both{-> @b}; b.fire; a.fire; a.both{}; a.cancel"],
        },
        new("N-D-6.08", "Cancelling a Deferred that waits calls its own canceller first.", "D-6.08",
            Kept,
            KeepsCanceller,
            new Edit("CallbackChain", Begin,
                Begin +
                """
                if (IsCalled && _waitingOn is not null && _kept is { } canceller)
                {
                    _kept = null;
                    Head.InvokeCanceller(canceller);
                }

                """))
        {
            Shown = ["a = new{}; b = new; a.both{-> @b}; a.fire; a.cancel"],
        },
        new("N-D-6.09", "Cancelling a Deferred that waits for a paused one replaces the result of that one.", "D-6.09",
            new Edit("CallbackChain", Begin,
                Begin +
                """
                var paused = LastOfWait();
                if (paused != this && paused is { IsCalled: true, _pauses: > 0 })
                {
                    paused._result = new Failure(new CancelledException());
                }

                """))
        {
            Shown = ["a = new; b = succeed; b.pause; a.both{-> @b}; a.both{}; a.fire; a.cancel; b.unpause"],
        },
        new("N-D-6.10", "Cancelling a Deferred inside its callback replaces what the callback returns.", "D-6.10",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private bool _cancelledInside;"),
            new Edit("CallbackChain", Begin, Begin + " _cancelledInside = _running;"),
            new Edit("CallbackChain", "_running = false; _result = next;",
                """
                _running = false;
                if (_cancelledInside)
                {
                    _cancelledInside = false;
                    next = new Failure(new CancelledException());
                }

                _result = next;
                """))
        {
            Shown = ["a = new; a.both{a.cancel}; a.both{}; a.fire"],
        },
        new("N-D-6.11", "What a canceller throws hits the caller, and the Deferred is not fired.", "D-6.11",
            new Edit("CallbackChain", """Scope.LogError(new Failure(error), $"The canceller of {Head.Name} threw");""", "GC.KeepAlive(error); throw;"))
        {
            Shown = ["a = new{-> throw}; a.cancel"],
        },
        new("N-D-6.13", "A late failure that is dropped is reported as unhandled.", "D-6.13",
            new Edit("CallbackChain", "_dropsLateResult = false; return false;",
                "_dropsLateResult = false; if (result is Failure late) { Scope.Ledger.Add(this, late); } return false;"))
        {
            Shown = ["a = new; a.cancel; a.errback{}; a.err"],
        },
        new("N-D-6.14", "Cancelling a paused Deferred that is not fired does nothing.", "D-6.14",
            new Edit("CallbackChain", "if (last.IsCancellable) {", "if (last.IsCancellable && last._pauses == 0) {"))
        {
            Shown = ["a = new; a.pause; a.cancel; a.both{}; a.unpause"],
        },
    ];
}
