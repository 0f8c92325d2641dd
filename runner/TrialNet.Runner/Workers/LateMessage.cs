using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: a test that has its verdict did something wrong.</summary>
/// <param name="Id">The test.</param>
/// <param name="Problem">What it did.</param>
internal sealed record LateMessage(string Id, Problem Problem) : WorkerMessage;
