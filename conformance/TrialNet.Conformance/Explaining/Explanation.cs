using TrialNet.Conformance.Programs;
using TrialNet.Conformance.Results;
using TrialNet.Conformance.Running;
using TrialNet.Conformance.Subjects;

namespace TrialNet.Conformance.Explaining;

/// <summary>Everything that can be said about a broken rule, in parts: each report puts them together in its own way.</summary>
internal sealed record Explanation
{
    private Explanation(BrokenRule rule, DeferredProgram program, RouteDrawing drawing)
    {
        Rule = rule;
        Program = program;
        Drawing = drawing;
    }

    internal BrokenRule Rule { get; }

    internal DeferredProgram Program { get; }

    /// <summary>The expected route, and where the subject departs from it.</summary>
    internal RouteDrawing Drawing { get; }

    /// <summary>What the rules allow to come next, as sentences.</summary>
    internal required IReadOnlyList<string> Expected { get; init; }

    /// <summary>What came, as a sentence.</summary>
    internal required string Actual { get; init; }

    /// <summary>During which operation of the outermost level it came: <c>in operation 3: b.fire</c>.</summary>
    internal required string During { get; init; }

    /// <summary>Both traces around the disagreement.</summary>
    internal required IReadOnlyList<TraceRow> Rows { get; init; }

    /// <summary>The operations, each with its number.</summary>
    internal required IReadOnlyList<(string Number, string Text)> Operations { get; init; }

    /// <summary>The program as C#.</summary>
    internal required string CSharp { get; init; }

    /// <summary>Ids of further rules that apply at the same place.</summary>
    internal IReadOnlyList<string> Involved { get; init; } = [];

    /// <summary>What to type to see it again; empty for nothing.</summary>
    internal string Replay { get; init; } = string.Empty;

    /// <summary>Explains a disagreement.</summary>
    /// <param name="rule">The rule that it breaks.</param>
    /// <param name="program">The program, shrunk.</param>
    /// <param name="expected">The trace of the model.</param>
    /// <param name="actual">The trace of the subject.</param>
    /// <param name="position">The position of the first disagreement; with a negative one it is looked for.</param>
    /// <param name="form">How bodies were written.</param>
    /// <param name="alternatives">What else the rules allow to come next, beside the model's own.</param>
    internal static Explanation Of(
        BrokenRule rule,
        DeferredProgram program,
        Trace expected,
        Trace actual,
        int position = -1,
        BodyForm form = BodyForm.Async,
        IEnumerable<TraceEvent>? alternatives = null)
    {
        position = position < 0 ? Math.Max(0, expected.FirstDifference(actual)) : position;
        var rehearsal = Rehearsal.Of(program, expected, form);
        var narration = new Narration(rehearsal.Program, rehearsal.Trace.Pairs);
        var isAboutLedger = IsUnhandled(expected, position) && IsUnhandled(actual, position);
        return new Explanation(rule, program, RouteDrawing.Of(rehearsal, expected, actual, position))
        {
            Expected = [narration.Expected(expected, actual, position), .. (alternatives ?? []).Select(narration.Of)],
            Actual = narration.Actual(expected, actual, position),
            During = DuringOf(rehearsal.Program, expected, actual, position),
            Rows = TraceComparison.Of(expected, actual, position, seen => Write(rehearsal.Program, seen)),
            Operations = [.. OperationsOf(rehearsal.Program)],
            CSharp = CSharpSnippet.Of(rehearsal, isAboutLedger),
        };
    }

    /// <summary>Explains a counterexample of a report.</summary>
    /// <param name="rule">The rule that it breaks.</param>
    /// <param name="counterexample">The counterexample; of a check that is no program there is nothing to explain.</param>
    /// <param name="form">How bodies were written.</param>
    /// <returns>The explanation; null for a check.</returns>
    internal static Explanation? Of(BrokenRule rule, Counterexample counterexample, BodyForm form = BodyForm.Async)
    {
        if (counterexample.Program.Length == 0)
        {
            return null;
        }

        var (expected, actual) = (TraceOf(counterexample.ExpectedTrace), TraceOf(counterexample.ActualTrace));
        return Of(rule, DeferredProgram.Parse(counterexample.Program), expected, actual, form: form) with
        {
            Involved = counterexample.Involved,
            Replay = counterexample.Replay,
        };
    }

    /// <summary>The whole of it as text, at most 100 columns wide but for code.</summary>
    internal string ToText(bool isColoured = false) => ExplanationText.Of(this, isColoured);

    private static Trace TraceOf(IReadOnlyList<string> lines)
    {
        var trace = new Trace();
        trace.Events.AddRange(lines.Select(TraceEvent.Parse));
        return trace;
    }

    private static bool IsUnhandled(Trace trace, int position) =>
        position < trace.Events.Count && trace.Events[position].Kind == TraceKind.Unhandled;

    private static string DuringOf(DeferredProgram program, Trace expected, Trace actual, int position)
    {
        var begun = expected.Events.Take(position).Where(seen => seen.Kind == TraceKind.Operation).ToList();
        var isOver = IsEnd(expected, position) && IsEnd(actual, position);
        return begun.Count == 0 ? "before the first operation"
            : isOver && begun.Count == program.Operations.Count ? "at the end"
            : $"in operation {begun[^1].Number}: {program.Operations[begun[^1].Number]}";
    }

    private static bool IsEnd(Trace trace, int position) =>
        position >= trace.Events.Count || trace.Events[position].Kind is TraceKind.Unhandled or TraceKind.Logged;

    private static string Write(DeferredProgram program, TraceEvent seen) =>
        seen.Kind == TraceKind.Operation && seen.Number < program.Operations.Count ? $"{seen}  {program.Operations[seen.Number]}"
        : seen.Kind == TraceKind.Operation ? seen.ToString()
        : $"  {seen}";

    private static IEnumerable<(string Number, string Text)> OperationsOf(DeferredProgram program)
    {
        var numbers = new OperationNumbers(program);
        return program.Operations.Select(operation => (numbers.Of(operation), operation.ToString()));
    }
}
