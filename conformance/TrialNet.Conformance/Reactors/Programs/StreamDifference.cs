namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What two reactors answer differently.</summary>
/// <param name="Program">The program.</param>
/// <param name="One">The first line of the one's trace that is another.</param>
/// <param name="Other">That of the other.</param>
/// <param name="OneViolation">What the one does that the rules do not allow; null if it is nothing.</param>
/// <param name="OtherViolation">What the other does.</param>
internal sealed record StreamDifference(
    StreamProgram Program, string One, string Other, StreamViolation? OneViolation, StreamViolation? OtherViolation);
