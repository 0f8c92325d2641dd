namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>How a reconnecting factory waits.</summary>
/// <param name="InitialDelay">The first wait.</param>
/// <param name="MaxDelay">The longest wait.</param>
/// <param name="Factor">By how much each wait is longer than the one before.</param>
/// <param name="Jitter">By what part a wait may be shorter or longer.</param>
/// <param name="MaxRetries">How often it tries again at most; null is for ever.</param>
public sealed record ReconnectingSettings(TimeSpan InitialDelay, TimeSpan MaxDelay, double Factor, double Jitter, int? MaxRetries);
