namespace TrialNet.Runner.Workers;

/// <summary>Worker: the ring's file is not needed any more.</summary>
/// <param name="IsUsed">Whether everything that follows goes through the ring; otherwise it goes on as before.</param>
internal sealed record RingOpenedMessage(bool IsUsed) : WorkerMessage;
