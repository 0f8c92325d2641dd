namespace TrialNet.Conformance.Checks;

/// <summary>How something on a thread of its own ended.</summary>
/// <param name="IsOver">Whether it came to an end in time.</param>
/// <param name="Error">What it threw.</param>
internal readonly record struct ThreadEnd(bool IsOver, Exception? Error);
