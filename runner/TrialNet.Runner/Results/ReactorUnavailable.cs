namespace TrialNet.Runner.Results;

/// <summary>The session was to use every reactor, and this one cannot run on this machine. There is no run on it.</summary>
/// <param name="Reactor">The reactor's name.</param>
/// <param name="Reason">Why it cannot run.</param>
public sealed record ReactorUnavailable(string Reactor, string Reason) : TestEvent;
