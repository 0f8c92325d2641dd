using TrialNet.Defer;

namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>An error that a reactor logged.</summary>
/// <param name="Failure">The error.</param>
/// <param name="Context">Where it came from, in the reactor's words.</param>
internal sealed record LoggedError(Failure Failure, string Context);
