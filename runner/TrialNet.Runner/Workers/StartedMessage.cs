namespace TrialNet.Runner.Workers;

/// <summary>Worker: a test begins. Sent before any of its code runs, so that a dead worker's test is known.</summary>
/// <param name="Id">The test.</param>
internal sealed record StartedMessage(string Id) : WorkerMessage;
