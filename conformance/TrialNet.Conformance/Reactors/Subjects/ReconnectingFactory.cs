using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>A factory that tries again by itself.</summary>
/// <param name="Factory">The factory.</param>
/// <param name="ResetDelay">Lets it begin anew.</param>
/// <param name="StopTrying">Forbids all further tries.</param>
public sealed record ReconnectingFactory(IClientFactory Factory, Action ResetDelay, Action StopTrying);
