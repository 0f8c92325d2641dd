namespace TrialNet.Conformance.Subjects;

/// <summary>The full result of a DeferredList as the kit sees it: an outcome for each member (D-8.01).</summary>
/// <param name="Outcomes">In the order of the members: the exception of one that failed, or null and its value.</param>
public sealed record ListedOutcomes(IReadOnlyList<(Exception? Error, object? Value)> Outcomes);
