using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: it runs no test any more, and waits for what to do next.</summary>
/// <param name="Stop">Why.</param>
internal sealed record EndedMessage(RunStop Stop) : WorkerMessage;
