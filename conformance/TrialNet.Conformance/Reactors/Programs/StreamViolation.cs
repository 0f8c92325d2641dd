namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What a run of a program shows that the rules do not allow.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Expected">What it asks for.</param>
/// <param name="Actual">What was seen.</param>
internal sealed record StreamViolation(string Rule, string Expected, string Actual);
