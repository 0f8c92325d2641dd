namespace TrialNet.Runner.Workers;

/// <summary>Supervisor: which tests are there? Answered by <see cref="TestsMessage"/>.</summary>
/// <param name="Locate">Whether to look up files and lines.</param>
internal sealed record DiscoverMessage(bool Locate) : WorkerMessage;
