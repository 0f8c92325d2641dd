namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: are you alive? Answered by <see cref="PongMessage"/>, whatever the tests do.</summary>
internal sealed record PingMessage : WorkerMessage;
