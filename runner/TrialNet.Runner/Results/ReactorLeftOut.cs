namespace TrialNet.Runner.Results;

/// <summary>A reactor of the session was not used: there is no run on it, and the verdicts of the others do not speak for it.</summary>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="Reason">What to say instead of a verdict, such as <c>not available: this is not Linux</c>.</param>
public sealed record ReactorLeftOut(string Reactor, string Reason) : TestEvent;
