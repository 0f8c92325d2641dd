namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-14.</summary>
internal static class WholeMutants
{
    internal static readonly Mutant[] All =
    [
        new("N-D-14.01", "One run uses three pairs at most; the rest wait for the next.", "D-14.01",
            new Edit("CallbackChain", "while (_first is not null && _pauses == 0 &&",
                "var left3 = 3; while (_first is not null && left3-- > 0 && _pauses == 0 &&"))
        {
            Shown = ["a = new; a.both{}; a.both{}; a.both{}; a.both{}; a.fire"],
        },
        new("N-D-14.02", "A Deferred that is paused while it waits takes two calls of Unpause.", "D-14.02",
            new Edit("CallbackChain", "_pauses++;", "_pauses += _waitingOn is null ? 1 : 2;"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire; a.pause; b.fire; a.unpause"],
        },
        new("N-D-14.03", "A Deferred that has got the result of its inner says that it waits.", "D-14.03",
            new Edit("CallbackChain", "waiter._waitingOn = null; waiter._result = _result;", "waiter._result = _result;"),
            new Edit("CallbackChain",
                "while (chain._waitingOn is { } inner) { chain = inner; }",
                "for (var left = 100; left > 0 && chain._waitingOn is { } inner; left--) { chain = inner; }"),
            new Edit("CallbackChain",
                "for (var chain = this; chain is not null; chain = chain._waitingOn) {",
                "var left = 100; for (var chain = this; chain is not null && left > 0; chain = chain._waitingOn, left--) {"))
        {
            Shown = ["a = new; b = new; a.both{-> @b}; a.both{}; a.fire; b.fire"],
        },
        new("N-D-14.04", "The free result of an inner is copied.", "D-14.04",
            new Edit("CallbackChain", "_result = inner._result; inner._result = null;", "_result = inner._result;"))
        {
            Shown = ["a = new; b = succeed; a.both{-> @b}; a.fire; b.both{}"],
        },
        new("N-D-14.05", "Cancelling a paused Deferred trips over the engine's own mistake.", "D-14.05",
            new Edit("CallbackChain", """VerifyThread("be cancelled");""",
                """VerifyThread("be cancelled"); if (_pauses > 0) { throw new NullReferenceException(); }"""))
        {
            Shown = ["a = new; a.pause; a.cancel"],
        },
        new("N-D-14.06", "Every fifth firing in the life of the process is lost.", "D-14.06",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private static int _firings;"),
            new Edit("CallbackChain", "if (StoreFromOutside(result, file, line)) { Run(this); }",
                "if (Interlocked.Increment(ref _firings) % 5 != 0 && StoreFromOutside(result, file, line)) { Run(this); }")),
    ];
}
