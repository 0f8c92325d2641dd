using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Running;

/// <summary>Where the pair of a trace comes from.</summary>
/// <param name="Deferred">The number of the Deferred to which it was added; -1 for a function that has none.</param>
/// <param name="Source">The operation that added it.</param>
internal sealed record PairInfo(int Deferred, Operation Source);
