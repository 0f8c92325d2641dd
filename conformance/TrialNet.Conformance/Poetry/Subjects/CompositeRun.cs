namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>What a client that fetches and transforms has shown.</summary>
/// <param name="Poem">The poem that it printed; null if there is none.</param>
/// <param name="FailureCount">How many failures it told of.</param>
public sealed record CompositeRun(byte[]? Poem, int FailureCount);
