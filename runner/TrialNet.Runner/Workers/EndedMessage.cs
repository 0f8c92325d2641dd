using TrialNet.Runner.Results;

namespace TrialNet.Runner.Workers;

/// <summary>Worker: it runs no test any more, and waits for what to do next.</summary>
/// <param name="Stop">Why.</param>
/// <param name="HoldsFixtures">Whether it keeps what tests share; a run without tests ends that.</param>
internal sealed record EndedMessage(RunStop Stop, bool HoldsFixtures = false) : WorkerMessage;
