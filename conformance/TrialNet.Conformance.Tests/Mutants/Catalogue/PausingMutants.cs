namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-5.</summary>
internal static class PausingMutants
{
    private static readonly Edit PausesCanBePassedOver = new("CallbackChain", "private Step? _last;", "private Step? _last; private bool _passes;");

    private static readonly Edit PassesOverPauses = new("CallbackChain",
        "while (_first is not null && _pauses == 0 &&", "while (_first is not null && (_pauses == 0 || _passes) &&");

    internal static readonly Mutant[] All =
    [
        new("M-27", "A Deferred is paused or not; pauses are not counted.", "D-5.02",
            new Edit("CallbackChain", "_pauses++;", "_pauses = 1;"))
        {
            Shown = ["a = new; a.pause; a.pause; a.both{}; a.fire; a.unpause"],
        },
        new("M-28", "The last Unpause runs nothing.", "D-5.03",
            new Edit("CallbackChain", "_pauses--;", "_pauses--; if (_pauses == 0) { return; }"))
        {
            Shown = ["a = new; a.both{}; a.pause; a.fire; a.unpause"],
        },
        new("M-29", "Firing runs the callbacks of a paused Deferred.", "D-5.01 D-5.04",
            PausesCanBePassedOver,
            PassesOverPauses,
            new Edit("CallbackChain", "if (StoreFromOutside(result, file, line)) { Run(this); }",
                "if (StoreFromOutside(result, file, line)) { _passes = true; Run(this); _passes = false; }"))
        {
            Shown = ["a = new; a.both{}; a.pause; a.fire"],
        },
        new("M-30", "The result of an inner that is fired and paused is taken.", "D-5.06 D-4.03",
            new Edit("CallbackChain", "else if (inner.HasFreeResult) {", "else if (inner.IsCalled && inner._waitingOn is null) {"))
        {
            Shown = ["a = new; b = succeed; b.pause; a.both{-> @b}; a.both{}; a.fire"],
        },
        new("N-D-5.01", "A pair added to a Deferred that is fired and paused runs.", "D-5.01",
            PausesCanBePassedOver,
            PassesOverPauses,
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step);""",
                """
                internal void Add(Step step)
                {
                VerifyThread("have a callback added");
                Enqueue(step);
                if (IsCalled && _pauses > 0)
                {
                    _passes = true;
                    Run(this);
                    _passes = false;
                }

                """))
        {
            Shown = ["a = new; a.pause; a.fire; a.both{}"],
        },
        new("N-D-5.04", "Cancelling a Deferred that is fired and paused replaces its result.", "D-5.04",
            new Edit("CallbackChain", """VerifyThread("be cancelled");""",
                """
                VerifyThread("be cancelled");
                if (IsCalled && _pauses > 0 && _waitingOn is null)
                {
                    _result = new Failure(new CancelledException());
                }

                """))
        {
            Shown = ["a = new; a.pause; a.fire; a.cancel; a.both{}; a.unpause"],
        },
        new("N-D-5.05", "The result of an inner ends the pauses of the outer too.", "D-5.05",
            new Edit("CallbackChain", "waiter._result = _result;", "waiter._result = _result; waiter._pauses = 0;"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire; a.pause; b.fire"],
        },
        new("N-D-5.07", "Unpause without a pause is passed over.", "D-5.07",
            new Edit("CallbackChain", """VerifyThread("be unpaused"); if (_pauses == 0) {""",
                """VerifyThread("be unpaused"); if (_pauses == 0) { return; } if (_pauses < 0) {"""))
        {
            Shown = ["a = new; a.unpause"],
        },
        new("N-D-5.08", "A pause inside a callback is noticed when the next run begins.", "D-5.08",
            new Edit("CallbackChain", "while (_first is not null && _pauses == 0 &&",
                "var isHeld = _pauses != 0; while (_first is not null && !isHeld &&"))
        {
            Shown = ["a = new; a.both{a.pause}; a.both{}; a.fire"],
        },
        new("N-D-5.09", "Unpause inside a callback runs the rest there and then.", "D-5.09",
            new Edit("CallbackChain", "_pauses--;",
                """
                _pauses--;
                if (_pauses == 0 && _running)
                {
                    _running = false;
                    Run(this);
                    _running = true;
                    return;
                }

                """))
        {
            Shown = ["a = new; a.both{a.pause; a.unpause}; a.both{}; a.fire"],
        },
    ];
}
