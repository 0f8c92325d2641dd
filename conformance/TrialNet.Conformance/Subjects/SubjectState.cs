namespace TrialNet.Conformance.Subjects;

/// <summary>What the text of a Deferred says about it.</summary>
/// <param name="Kind">The state.</param>
/// <param name="WaitingOn">The text's name for the one it waits for, as <see cref="ISubjectDeferred.Name"/> gives it.</param>
public readonly record struct SubjectState(StateKind Kind, string? WaitingOn = null);
