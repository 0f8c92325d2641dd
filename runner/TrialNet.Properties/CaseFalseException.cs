using System.Diagnostics.CodeAnalysis;

namespace TrialNet.Properties;

/// <summary>Stands for a case that returned false; never leaves this package.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made here only, never thrown.")]
internal sealed class CaseFalseException() : Exception("It returned false.");
