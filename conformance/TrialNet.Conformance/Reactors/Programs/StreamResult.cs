namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What came of a program.</summary>
/// <param name="Violation">The first thing that the rules do not allow; null if there was none.</param>
/// <param name="Trace">
/// What was seen after each step, without what the rules leave open: the same for all reactors that keep the rules, however they cut
/// the bytes and whatever their buffers hold.
/// </param>
internal sealed record StreamResult(StreamViolation? Violation, IReadOnlyList<string> Trace);
