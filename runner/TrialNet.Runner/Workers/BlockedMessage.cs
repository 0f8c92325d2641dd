namespace TrialNet.Runner.Workers;

/// <summary>Worker: a test does not give its thread back; nothing more will come from this process.</summary>
/// <param name="Finished">The verdict on that test.</param>
internal sealed record BlockedMessage(FinishedMessage Finished) : WorkerMessage;
