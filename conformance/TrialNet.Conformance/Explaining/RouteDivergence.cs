namespace TrialNet.Conformance.Explaining;

/// <summary>Where a subject departs from the route.</summary>
/// <param name="Position">The position of the first disagreement in the traces.</param>
/// <param name="ExpectedPair">The pair that should be called next; -1 if none should.</param>
/// <param name="ActualPair">The pair that the subject called instead; -1 if it called none.</param>
/// <param name="Lines">What to say about it.</param>
internal sealed record RouteDivergence(int Position, int ExpectedPair, int ActualPair, IReadOnlyList<string> Lines);
