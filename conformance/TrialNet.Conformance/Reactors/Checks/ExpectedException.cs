namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>What a protocol or a factory of a check throws on purpose.</summary>
internal sealed class ExpectedException() : Exception("thrown on purpose by the conformance kit");
