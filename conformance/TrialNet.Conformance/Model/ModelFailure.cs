namespace TrialNet.Conformance.Model;

/// <summary>A failure in the model.</summary>
internal sealed record ModelFailure(Exception Error);
