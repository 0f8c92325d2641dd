using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Poetry.Programs;

/// <summary>What became of one run of a program.</summary>
/// <param name="Finding">What it has shown; null if everything is right.</param>
/// <param name="Kinds">From whom it fetched, in order.</param>
/// <param name="Trace">What was seen.</param>
internal sealed record FetchResult(FetchFinding? Finding, IReadOnlyList<FetchKind> Kinds, Trace Trace);
