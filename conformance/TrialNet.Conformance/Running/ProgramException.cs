namespace TrialNet.Conformance.Running;

/// <summary>What programs fire Deferreds with and what their callbacks throw.</summary>
/// <param name="name">The name in traces: E and a number for a fired one, T for a thrown and F for a returned one of a pair.</param>
internal sealed class ProgramException(string name) : Exception(name);
