namespace TrialNet.Conformance.Rules;

/// <summary>A word that has one exact meaning in the rule book.</summary>
/// <param name="Name">The word.</param>
/// <param name="Definition">What it means.</param>
/// <param name="Counts">What is meant by it.</param>
/// <param name="DoesNotCount">What is not.</param>
public sealed record GlossaryTerm(string Name, string Definition, string Counts, string DoesNotCount);
