namespace TrialNet.Conformance.Subjects;

/// <summary>The result of Gather as the kit sees it: the plain values (D-8.11).</summary>
/// <param name="Values">In the order of the members.</param>
public sealed record ListedValues(IReadOnlyList<object?> Values);
