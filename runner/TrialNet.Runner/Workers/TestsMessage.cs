using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: the tests it has.</summary>
/// <param name="Tests">All of them, in the order of their ids.</param>
internal sealed record TestsMessage(IReadOnlyList<TestDescriptor> Tests) : WorkerMessage;
