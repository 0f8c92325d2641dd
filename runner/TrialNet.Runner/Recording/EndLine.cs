using TrialNet.Runner.Results;

namespace TrialNet.Runner.Recording;

/// <summary>A run ended. A journal whose last run has no such line was cut off.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Stop">Why it ended.</param>
internal sealed record EndLine(double Seconds, RunStop Stop) : JournalLine;
