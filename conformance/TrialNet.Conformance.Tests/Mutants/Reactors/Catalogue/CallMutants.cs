namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-THR, what is required of all.</summary>
internal static class CallMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "M-74", "CallFromThread on the own thread calls inside the call.", "R-THR-01",
            new Edit(
                "ReactorBase.Threads",
                "var scope = Scope.Current;",
                "if (OwnsCallingThread) { action(); return; } var scope = Scope.Current;")),
        new(
            "M-73", "A call from a thread does not wake the loop.", "R-THR-02",
            new Edit(
                "ReactorBase.Threads",
                "if (_calls.Add(call)) { WakeUp(); }",
                "_calls.Add(call);")),
        new(
            "N-R-THR-02", "The loop looks at its queue, and not again when it has announced its sleep.", "R-THR-02",
            new Edit("CallQueue", "if (IsEmpty) { return true; } Wake(); return false;", "return true;")),
        new(
            "N-R-THR-02b", "The same, of the reactor of completions.", "R-THR-02",
            new Edit("CallQueue", "if (IsEmpty) { return true; } Wake(); return false;", "return true;"))
        {
            Kind = "completion",
        },
        new(
            "N-R-THR-03", "Calls run in the reverse of their order.", "R-THR-03",
            new Edit(
                "ReactorBase.Threads",
                "for (var count = _calls.Count; count > 0 && _calls.TryTake(out var call); count--) {",
                "var taken = new Stack<QueuedCall>(); while (_calls.TryTake(out var next)) { taken.Push(next); } while (taken.TryPop(out var call)) {")),
        new(
            "N-R-THR-04", "Calls that calls add run in the same turn.", "R-THR-04",
            new Edit(
                "ReactorBase.Threads",
                "for (var count = _calls.Count; count > 0 && _calls.TryTake(out var call); count--)",
                "while (_calls.TryTake(out var call))")),
        new(
            "N-R-THR-05", "A call that throws takes those behind it with it.", "R-THR-05",
            new Edit(
                "ReactorBase.Threads",
                """
                LogError(scope, error, "In a call from a thread");
                """,
                """
                LogError(scope, error, "In a call from a thread"); while (_calls.TryTake(out _)) { }
                """)),
        new(
            "N-R-THR-06", "Calls from before the start are lost.", "R-THR-06",
            new Edit(
                "ReactorBase",
                "_isLooping = true;",
                "_isLooping = true; while (_calls.TryTake(out _)) { }")),
    ];
}
