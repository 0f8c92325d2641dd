namespace TrialNet.Conformance.Subjects;

/// <summary>A first success as the kit sees it: of a list that fires on one callback, or of a race (D-8.04, D-8.14).</summary>
/// <param name="Index">The position of the member.</param>
/// <param name="Value">Its value.</param>
public sealed record IndexedValue(int Index, object? Value);
