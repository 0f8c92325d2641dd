namespace TrialNet.Conformance.Explaining;

/// <summary>The way that results take through the Deferreds of a program.</summary>
/// <param name="Deferreds">The Deferreds, in the order of making.</param>
/// <param name="Events">What happens, in order.</param>
internal sealed record Route(IReadOnlyList<RouteDeferred> Deferreds, IReadOnlyList<RouteEvent> Events);
