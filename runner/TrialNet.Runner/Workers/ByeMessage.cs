namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: there is nothing more to do. Answered by the end of the process, which hangs up as well.</summary>
internal sealed record ByeMessage : WorkerMessage;
