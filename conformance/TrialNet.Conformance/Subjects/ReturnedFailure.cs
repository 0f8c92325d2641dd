namespace TrialNet.Conformance.Subjects;

/// <summary>
/// What a callback of the kit returns for "return a failure with this exception, do not throw it"; the subject makes its own kind
/// of failure of it (D-2.04). As the value of <see cref="ISubjectDeferred.Callback"/> it means the same (D-2.11).
/// </summary>
/// <param name="Error">The exception inside.</param>
public sealed record ReturnedFailure(Exception Error);
