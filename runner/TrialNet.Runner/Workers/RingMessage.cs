namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: there will be much to say; it can be said through a <see cref="SharedRing"/>.</summary>
/// <param name="Path">The file of the ring.</param>
internal sealed record RingMessage(string Path) : WorkerMessage;
