namespace TrialNet.Conformance.Tests.Mutants.Catalogue;

/// <summary>Chapter D-3.</summary>
internal static class FiringMutants
{
    private const string Refusal = "throw new AlreadyCalledException(";

    internal static readonly Mutant[] All =
    [
        new("M-15", "A second firing is ignored.", "D-3.01",
            new Edit("CallbackChain", Refusal, "if (place is not null) { return false; } " + Refusal))
        {
            Shown = ["a = new; a.fire; a.fire"],
        },
        new("M-16", "A second firing is refused and replaces the result.", "D-3.02",
            new Edit("CallbackChain", Refusal, "_result = result; " + Refusal))
        {
            Shown = ["a = new; a.fire; a.fire; a.both{}"],
        },
        new("M-17", "A pair added after firing is left for later.", "D-3.05",
            new Edit("CallbackChain", """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step);""",
                """internal void Add(Step step) { VerifyThread("have a callback added"); Enqueue(step); if (step.Next is null) { return; }"""))
        {
            Shown = ["a = new; a.fire; a.both{}"],
        },
        new("M-18", "In debug mode the refusal has no stacks.", "D-3.03",
            new Edit("CallbackChain", """ + StackText("Created", _createdIn) + StackText("First fired", _cancellerOrFiredIn)""", "")),
        new("N-D-3.03", "The refusal does not say where the Deferred was made and fired.", "D-3.03",
            new Edit("CallbackChain", " It was created at {CreatedAt} and first fired at {FiredAt}.", "")),
        new("N-D-3.04", "A Deferred that is fired by its own callback keeps silent.", "D-3.04",
            new Edit("CallbackChain", Refusal, "if (_running) { return false; } " + Refusal))
        {
            Shown = ["a = new; a.both{a.fire}; a.fire"],
        },
        new("N-D-3.06", "IsCalled is true when the last pair has run.", "D-3.06",
            new Edit("Deferred", "public bool IsCalled => Chain.IsCalled;", "public bool IsCalled => Chain.IsSettled;"))
        {
            Shown = ["a = new; a.both{}; a.fire"],
        },
        new("N-D-3.07", "A Deferred can be fired with a Deferred.", "D-3.07",
            new Edit("CallbackChain", "if (result is Deferred inner) { throw new ArgumentException(",
                "if (result is Deferred inner && place is null) { throw new ArgumentException("))
        {
            Shown = ["a = new; b = new; a.fire(@b)"],
        },
        new("N-D-3.08", "A Deferred that is fired keeps its canceller.", "D-3.08",
            new Edit("CallbackChain", "private Step? _last;", "private Step? _last; private readonly object? _kept;"),
            new Edit("CallbackChain", "_cancellerOrFiredIn = canceller;", "_cancellerOrFiredIn = canceller; _kept = canceller;"),
            new Edit("CallbackChain", "internal int GetId() {", "internal int GetId() { GC.KeepAlive(_kept);")),
        new("N-D-3.09", "A Deferred does not notice that it is used on another thread than its owner's.", "D-3.09",
            new Edit("CallbackChain", "if (Scope.Owner is { InOwnThread: false }) { throw WrongThread(action); }", "")),
    ];
}
