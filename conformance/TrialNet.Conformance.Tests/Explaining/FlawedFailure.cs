namespace TrialNet.Conformance.Tests.Explaining;

/// <summary>A failure on its way.</summary>
internal sealed record FlawedFailure(Exception Error);
