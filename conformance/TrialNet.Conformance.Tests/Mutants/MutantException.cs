namespace TrialNet.Conformance.Tests.Mutants;

/// <summary>A mutant that cannot be made: its edit no longer fits the source, or the result does not compile.</summary>
internal sealed class MutantException(string message) : Exception(message);
