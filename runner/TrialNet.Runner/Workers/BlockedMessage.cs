namespace TrialNet.Runner.Workers;

/// <summary>Worker: a test does not give its thread back; nothing more will come from this process.</summary>
/// <param name="Finished">The verdict on that test.</param>
/// <param name="Thread">The thread that it keeps, by the runtime's number.</param>
internal sealed record BlockedMessage(FinishedMessage Finished, int Thread) : WorkerMessage;
