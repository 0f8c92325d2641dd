namespace TrialNet.Conformance.Judging;

/// <summary>The adapter of a subject does not do what it must, so that nothing can be said about the implementation behind it.</summary>
internal sealed class AdapterException(string message) : Exception(message);
