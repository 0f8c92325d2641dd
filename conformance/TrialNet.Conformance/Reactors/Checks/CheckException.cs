namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What checks throw into a reactor on purpose.</summary>
/// <param name="message">Where it is thrown.</param>
internal sealed class CheckException(string message) : Exception(message);
