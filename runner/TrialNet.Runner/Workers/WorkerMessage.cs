namespace TrialNet.Runner.Workers;

/// <summary>One part of the conversation between a supervisor and a worker; see README.md in this folder.</summary>
internal abstract record WorkerMessage;
