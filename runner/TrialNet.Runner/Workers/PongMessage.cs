namespace TrialNet.Runner.Workers;

/// <summary>Worker: yes.</summary>
internal sealed record PongMessage : WorkerMessage;
