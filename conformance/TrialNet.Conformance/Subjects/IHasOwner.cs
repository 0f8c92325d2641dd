namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose Deferreds can belong to the thread of an owner, such as a reactor (D-3.09, D-9.07, D-12.06).</summary>
public interface IHasOwner
{
    /// <summary>What the text of the error names as the cure, such as <c>CallFromThread</c>.</summary>
    string Cure { get; }

    /// <summary>Makes the calling thread an owner's: what is made on it from now on belongs to that owner.</summary>
    /// <returns>Ends it, on the same thread.</returns>
    IDisposable Own();

    /// <summary>Runs one call that another thread has queued for the owner's, which is the calling one; waits if there is none.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <returns>False if none came.</returns>
    bool RunQueued(TimeSpan patience);
}
