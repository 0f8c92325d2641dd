using TrialNet.Defer;

namespace TrialNet.Framework;

/// <summary>An error that was logged during a test.</summary>
/// <param name="Failure">What went wrong.</param>
/// <param name="Context">What was being done.</param>
internal sealed record LoggedError(Failure Failure, string Context);
