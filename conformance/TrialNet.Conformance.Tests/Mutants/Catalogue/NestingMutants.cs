namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-4.</summary>
internal static class NestingMutants
{
    private const string Taken = "waiter._result = _result; _result = null;";
    private const string TakenAtOnce = "_result = inner._result; inner._result = null; inner.WithdrawUnhandled();";

    /// <summary>Cancelling follows the waits; where a mutant makes a circle of them, it must come back.</summary>
    private static readonly Edit EndlessWaitsEnd = new("CallbackChain",
        "while (chain._waitingOn is { } inner) { chain = inner; }",
        "for (var left = 100; left > 0 && chain._waitingOn is { } inner; left--) { chain = inner; }");

    private static readonly Edit EndlessCirclesEnd = new("CallbackChain",
        "for (var chain = this; chain is not null; chain = chain._waitingOn) {",
        "var left = 100; for (var chain = this; chain is not null && left > 0; chain = chain._waitingOn, left--) {");

    internal static readonly Mutant[] All =
    [
        new("M-19", "A Deferred that a callback returns is the next value.", "D-4.01",
            new Edit("CallbackChain", "if (next is Deferred inner) {", "if (next is Deferred inner && inner is null) {"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire"],
        },
        new("M-20", "A Deferred goes on with null if what its callback returned is not fired.", "D-4.03",
            new Edit("CallbackChain", "else { WaitFor(inner); }", "else { _result = null; }"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire"],
        },
        new("M-21", "The inner keeps the result that it has handed on.", "D-4.05",
            new Edit("CallbackChain", Taken, "waiter._result = _result;"),
            new Edit("CallbackChain", TakenAtOnce, "_result = inner._result; inner.WithdrawUnhandled();"))
        {
            Shown =
            [
                "a = new; b = succeed; a.both{-> @b}; a.fire; b.both{}",
                "a = new; b = new; a.both{-> @b}; a.fire; b.fire; b.both{}",
            ],
        },
        new("M-22", "A failure that was handed on is still reported for the inner.", "D-4.06 D-12.02",
            new Edit("CallbackChain", TakenAtOnce, "_result = inner._result; inner._result = null;"))
        {
            Shown = ["a = new; b = fail; a.both{-> @b}; a.errback{}; a.fire"],
        },
        new("N-D-4.06", "A failure that was handed on later is also reported for the inner.", "D-4.06",
            new Edit("CallbackChain", Taken,
                "waiter._result = _result; if (_result is Failure handed) { _unhandled ??= Scope.Ledger.Add(this, handed); } _result = null;"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.errback{}; a.fire; b.err"],
        },
        new("M-23", "The failure of an inner arrives as a value.", "D-4.07",
            new Edit("CallbackChain", Taken, "waiter._result = _result is Failure ? Tuple.Create(_result) : _result; _result = null;"),
            new Edit("CallbackChain", TakenAtOnce,
                "_result = inner._result is Failure ? Tuple.Create(inner._result) : inner._result; inner._result = null; inner.WithdrawUnhandled();"))
        {
            Shown =
            [
                "a = new; b = fail; a.both{-> @b}; a.both{}; a.fire",
                "a = new; b = new; a.both{-> @b}; a.both{}; a.fire; b.err",
            ],
        },
        new("M-24", "Results are handed to those who wait by recursion.", "D-4.10",
            new Edit("CallbackChain", "return waiter;",
                "System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack(); Run(waiter); continue;")),
        new("M-25", "ChainDeferred keeps failures to itself.", "D-4.16",
            new Edit("ChainStep", "if (target.StoreFromOutside(result, file, line)) {",
                "if (result is not Failure && target.StoreFromOutside(result, file, line)) {"))
        {
            Shown = ["a = new; b = new; a.chain(b); b.both{}; a.err"],
        },
        new("M-26", "A callback that returns its own Deferred makes it wait for itself.", "D-4.12",
            EndlessWaitsEnd,
            new Edit("CallbackChain.Running", "if (inner == this || (", "if (inner != this && ("),
            new Edit("CallbackChain", "else if (inner.HasFreeResult) {", "else if (inner != this && inner.HasFreeResult) {"))
        {
            Shown = ["a = new; a.both{-> @a}; a.both{}; a.fire"],
        },
        new("N-D-4.02", "A Deferred waits even for a result that is there.", "D-4.02",
            new Edit("CallbackChain", "else if (inner.HasFreeResult) {", "else if (inner is null) {"))
        {
            Shown = ["a = new; b = succeed; a.both{-> @b}; a.both{}; a.fire"],
        },
        new("N-D-4.04", "A Deferred goes on when all pairs of the inner have run, those added later included.", "D-4.04",
            new Edit("CallbackChain", "var step = Dequeue();",
                """
                var step = Dequeue();
                if (step is CallbackChain { _isAwaiting: false } && _first is not null and not CallbackChain)
                {
                    Enqueue(step);
                    continue;
                }

                """))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire; b.both{}; b.fire"],
        },
        new("N-D-4.08", "A result is handed on once: who waits for one that has waited gets null.", "D-4.08",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private bool _wasHanded;"),
            new Edit("CallbackChain", Taken, "waiter._result = _wasHanded ? null : _result; waiter._wasHanded = true; _result = null;"))
        {
            Shown = ["a = new; b = new; c = new; b.both{-> @c}; a.both{-> @b}; a.both{}; b.fire; a.fire; c.fire"],
        },
        new("N-D-4.09", "Everybody who waits gets the result.", "D-4.09",
            new Edit("CallbackChain", Taken, "waiter._result = _result; if (_first is not CallbackChain) { _result = null; }"))
        {
            Shown = ["a = new; b = new; c = new; a.both{-> @c}; b.both{-> @c}; b.both{}; a.fire; b.fire; c.fire"],
        },
        new("N-D-4.11", "Results go along chained Deferreds by recursion.", "D-4.11",
            new Edit("ChainStep", "if (target.StoreFromOutside(result, file, line)) { handOver = target; }",
                "System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack(); target.Fire(result, file, line);")),
        new("N-D-4.13", "Nothing notices that Deferreds come to wait for each other.", "D-4.13",
            EndlessWaitsEnd,
            EndlessCirclesEnd,
            new Edit("CallbackChain.Running", "if (inner == this || (", "if (inner == this || (inner is null && "))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; b.both{-> @a}; b.both{}; a.fire; b.fire"],
        },
        new("N-D-4.14", "A pair that is added to a waiting Deferred runs at once, with null.", "D-4.14",
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added");""",
                """
                internal void Add(Step step)
                {
                VerifyThread("have a callback added");
                if (_waitingOn is not null && IsCalled)
                {
                    CallbackChain? none = null;
                    step.Run(this, null, ref none);
                    return;
                }

                """))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.fire; a.both{}; b.fire"],
        },
        new("N-D-4.15", "An inner that has handed its result to a paused Deferred does not go on.", "D-4.15",
            new Edit("CallbackChain", "chain = handedOver; continue;",
                """
                chain = handedOver;
                if (chain._pauses != 0)
                {
                    for (; depth > 0; depth--)
                    {
                        stack.Pop();
                    }

                    return;
                }

                continue;
                """))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.fire; a.pause; b.both{}; b.fire"],
        },
        new("N-D-4.17", "Forwarding to a Deferred that is fired already is passed over in silence.", "D-4.17",
            new Edit("ChainStep", "if (target.StoreFromOutside(result, file, line)) {",
                "if (!target.IsCalled && target.StoreFromOutside(result, file, line)) {"))
        {
            Shown = ["a = new; b = new; a.chain(b); a.both{}; b.fire; a.fire"],
        },
        new("N-D-4.18", "The text of a waiting Deferred does not say so.", "D-4.18",
            new Edit("CallbackChain", "var state = _waitingOn is { } inner ?", "var state = _waitingOn is { } inner && inner is null ?"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.fire; a.look"],
        },
        new("N-D-4.19", "Waiting for a Deferred calls its canceller.", "D-4.19",
            new Edit("CallbackChain", "inner.Enqueue(this);",
                """
                inner.Enqueue(this);
                if (inner._cancellerOrFiredIn is Delegate canceller)
                {
                    try
                    {
                        inner.Head.InvokeCanceller(canceller);
                    }
                    catch (Exception)
                    {
                    }
                }

                """))
        {
            Shown = ["a = new; b = new{}; a.both{-> @b}; a.fire"],
        },
        new("N-D-4.20", "The Deferred of an async method is a value when a callback returns it.", "D-4.20",
            new Edit("CallbackChain", "if (next is Deferred inner) {", "if (next is Deferred inner && inner.Chain.OnlyFiredBy is null) {"))
        {
            Shown = ["b = new; m = body{await(b)}; b.fire; a = new; a.both{-> @m}; a.both{}; a.fire"],
        },
    ];
}
