namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>A failure in the model.</summary>
internal sealed record ModelFailure(string Name);
