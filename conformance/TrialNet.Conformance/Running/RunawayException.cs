namespace TrialNet.Conformance.Running;

/// <summary>A program went on for longer than any program can: the subject calls something again and again.</summary>
internal sealed class RunawayException() : Exception("The program does not come to an end: something is called again and again.");
