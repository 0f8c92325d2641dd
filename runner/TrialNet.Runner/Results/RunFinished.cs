namespace TrialNet.Runner.Results;

/// <summary>A run ended.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Stop">Why it ended before its last test; <see cref="RunStop.Completed"/> if it did not.</param>
public sealed record RunFinished(TimeSpan Elapsed, RunStop Stop) : TestEvent;
