namespace TrialNet.Conformance.Model;

/// <summary>When and with what a Deferred was fired that is not the program's to fire.</summary>
/// <param name="Number">The number of the fetch, in the order of beginning.</param>
/// <param name="At">When, from the beginning of the program.</param>
/// <param name="Name">The name of the value, or of the exception.</param>
/// <param name="IsFailure">Whether it failed.</param>
internal sealed record ScriptedFetch(int Number, TimeSpan At, string Name, bool IsFailure);
