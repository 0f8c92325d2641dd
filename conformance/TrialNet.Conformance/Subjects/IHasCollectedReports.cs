namespace TrialNet.Conformance.Subjects;

/// <summary>
/// A subject that reports an unhandled failure when its Deferred becomes unreachable (D-12.01, D-12.06). The rules are required of all;
/// what is not shown is not decided.
/// </summary>
public interface IHasCollectedReports
{
    /// <summary>
    /// Makes a Deferred without a canceller whose failure is reported in this way. It belongs to the owner if there is one
    /// (<see cref="IHasOwner.Own"/>). The subject keeps no reference to it.
    /// </summary>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred NewReporting();

    /// <summary>Takes what has been reported since the last call; may be called from any thread.</summary>
    /// <returns>For each report its exception and the thread on which the log was written.</returns>
    IReadOnlyList<(Exception Error, int ThreadId)> TakeReports();
}
