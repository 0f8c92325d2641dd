namespace TrialNet.Runner.Workers;

/// <summary>Worker: the first thing it says.</summary>
/// <param name="Version">The version of the conversation that it speaks.</param>
internal sealed record HelloMessage(int Version) : WorkerMessage;
