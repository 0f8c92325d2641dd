namespace TrialNet.Conformance.Reactors.Signals;

/// <summary>A process in which a scene was to be played could not be started: that is not the reactor's fault.</summary>
/// <param name="cause">Why.</param>
internal sealed class SceneStartException(Exception cause)
    : Exception($"a process in which to run the subject could not be started: {cause.GetType().Name}: {cause.Message}", cause);
