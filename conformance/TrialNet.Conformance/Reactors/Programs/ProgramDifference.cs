namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>Where a reactor first departs from the model.</summary>
/// <param name="Rule">The rule that speaks of it.</param>
/// <param name="Expected">What should have come, as a sentence that can follow "Expected: ".</param>
/// <param name="Actual">What came.</param>
internal sealed record ProgramDifference(string Rule, string Expected, string Actual);
