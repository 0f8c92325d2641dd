using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Explaining;

/// <summary>Where a subject departs from the route.</summary>
/// <param name="Position">The position of the first disagreement in the traces.</param>
/// <param name="ExpectedPair">The pair that should be called next; -1 if none should.</param>
/// <param name="ActualPair">The pair that the subject called; -1 if it called none.</param>
/// <param name="ActualText">What it called it with.</param>
/// <param name="IsActualFailure">Whether that was a failure.</param>
/// <param name="Lines">What to say about it.</param>
internal sealed record RouteDivergence(
    int Position, int ExpectedPair, int ActualPair, string ActualText, bool IsActualFailure, IReadOnlyList<string> Lines)
{
    internal static RouteDivergence Of(Narration narration, Trace expected, Trace actual, int position)
    {
        var called = EnteredAt(actual, position);
        return new RouteDivergence(
            position,
            EnteredAt(expected, position)?.Number ?? -1,
            called?.Number ?? -1,
            called?.Text ?? string.Empty,
            called is { Kind: TraceKind.EnterFailure },
            [
                "HERE THEY PART",
                $"by the rules:  {narration.Expected(expected, actual, position)}",
                $"the subject:   {narration.Actual(expected, actual, position)}",
            ]);
    }

    private static TraceEvent? EnteredAt(Trace trace, int position) =>
        position < trace.Events.Count && trace.Events[position] is { Kind: TraceKind.EnterValue or TraceKind.EnterFailure } entered
            ? entered
            : null;
}
