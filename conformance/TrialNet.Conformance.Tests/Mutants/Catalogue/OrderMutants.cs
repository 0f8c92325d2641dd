namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-1.</summary>
internal static class OrderMutants
{
    internal static readonly Mutant[] All =
    [
        new("M-01", "Pairs run in the reverse order.", "D-1.01",
            new Edit("CallbackChain",
                "if (_last is null) { _first = step; } else { _last.Next = step; } _last = step;",
                "step.Next = _first; _first = step; _last ??= step;"))
        {
            Shown = ["a = new; a.both{}; a.both{}; a.fire"],
        },
        new("M-02", "Every callback gets the value that the Deferred was fired with.", "D-1.02",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private object? _original;"),
            new Edit("CallbackChain", "_firedLine = line; _result = result;", "_firedLine = line; _result = result; _original = result;"),
            new Edit("CallbackChain", "next = step.Run(this, _result, ref handOver);",
                "next = step.Run(this, _result is Failure || _original is Failure ? _result : _original, ref handOver);"))
        {
            Shown = ["a = new; a.callback{}; a.callback{}; a.fire"],
        },
        new("M-03", "The last pair is run again when another is added after firing.", "D-1.03",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private Step? _again;"),
            new Edit("CallbackChain", "var step = Dequeue();", "var step = Dequeue(); _again = step as CallbackChain is null ? step : null;"),
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step);""",
                """
                internal void Add(Step step)
                {
                VerifyThread("have a callback added");
                if (IsSettled && _again is { } again)
                {
                    Enqueue(again);
                }

                Enqueue(step);
                """))
        {
            Shown = ["a = new; a.callback{}; a.fire; a.callback{}"],
        },
        new("M-04", "A pair that a callback adds to its own Deferred runs at once, nested.", "D-1.04 D-1.08",
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added");""",
                """
                internal void Add(Step step)
                {
                VerifyThread("have a callback added");
                if (_running)
                {
                    CallbackChain? none = null;
                    try
                    {
                        step.Run(this, _result, ref none);
                    }
                    catch (Exception)
                    {
                    }

                    return;
                }

                """))
        {
            Shown = ["a = new; a.both{a.both{}}; a.fire"],
        },
        new("M-05", "Firing runs the callbacks on another thread.", "D-1.05",
            new Edit("CallbackChain", "if (StoreFromOutside(result, file, line)) { Run(this); }",
                """
                if (StoreFromOutside(result, file, line))
                {
                    Task.Factory.StartNew(() => Run(this), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();
                }
                """))
        {
            Shown = ["a = new; a.both{}; a.fire"],
        },
        new("N-D-1.05", "Firing stores the result, and the next operation runs the callbacks.", "D-1.05",
            new Edit("CallbackChain", "if (StoreFromOutside(result, file, line)) { Run(this); }", "StoreFromOutside(result, file, line);"))
        {
            Shown = ["a = new; a.both{}; a.fire"],
        },
        new("N-D-1.06", "Adding a pair returns another Deferred for the chain.", "D-1.06",
            new Edit("Deferred.T", "return (Deferred<TNext>)(object)this;", "return new Deferred<TNext>(Chain);"))
        {
            Shown = ["a = new; a.both{}"],
        },
        new("N-D-1.07", "A pair runs when it is added, fired or not.", "D-1.07",
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step);""",
                """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step); Run(this);"""))
        {
            Shown = ["a = new; a.both{}; a.fire"],
        },
        new("N-D-1.08", "Nothing notices that a callback of the same Deferred is running.", "D-1.08",
            new Edit("CallbackChain", "if (start._running) {", "if (start is null) {"),
            new Edit("CallbackChain", "_waitingOn is null && !_running)", "_waitingOn is null)"))
        {
            Shown = ["a = new; a.both{a.both{}}; a.fire"],
        },
        new("N-D-1.09", "Deferreds of one scope share the note that a late result is dropped.", "D-1.09 D-3.01",
            new Edit("CallbackChain", "private bool _dropsLateResult;",
                "private bool _dropsLateResult { get => Scope.DropsLateResult; set => Scope.DropsLateResult = value; }"),
            new Edit("Scope", "internal FailureLedger Ledger =>",
                "internal bool DropsLateResult { get; set; } internal FailureLedger Ledger =>"))
        {
            Shown = ["a = new; b = new; a.cancel; b.fire; b.fire"],
        },
    ];
}
