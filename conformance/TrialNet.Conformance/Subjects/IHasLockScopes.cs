namespace TrialNet.Conformance.Subjects;

/// <summary>A subject whose locks can be held in a <c>using</c> block (D-11.11). It is an <see cref="IHasLocks"/> too.</summary>
public interface IHasLockScopes
{
    /// <summary>
    /// Starts an async method: it waits for the lock, holds it in a <c>using</c> or <c>await using</c> block, and in that block calls
    /// the function and waits for the Deferred that it gave, if it gave one.
    /// </summary>
    /// <param name="gate">A lock or semaphore.</param>
    /// <param name="awaits">Whether the block is an <c>await using</c> one.</param>
    /// <param name="function">Returns null or a Deferred to wait for, or throws.</param>
    /// <returns>The method's Deferred.</returns>
    ISubjectDeferred Use(object gate, bool awaits, Func<ISubjectDeferred?> function);
}
