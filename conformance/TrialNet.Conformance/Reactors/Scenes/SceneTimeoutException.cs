namespace TrialNet.Conformance.Reactors.Scenes;

/// <summary>A reactor did not come to what was waited for, within a generous time.</summary>
/// <param name="message">What was waited for.</param>
internal sealed class SceneTimeoutException(string message) : Exception(message);
