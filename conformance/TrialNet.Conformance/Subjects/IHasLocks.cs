namespace TrialNet.Conformance.Subjects;

/// <summary>A subject with lock, semaphore and queue: <see cref="Capability.Locks"/>. The objects are the implementation's own.</summary>
public interface IHasLocks
{
    /// <summary>Makes a lock.</summary>
    /// <returns>The lock.</returns>
    object NewLock();

    /// <summary>Makes a semaphore.</summary>
    /// <param name="tokens">How many may hold it.</param>
    /// <returns>The semaphore.</returns>
    object NewSemaphore(int tokens);

    /// <summary>Makes a queue.</summary>
    /// <param name="size">How many items it keeps; null for no limit.</param>
    /// <param name="backlog">How many may wait; null for no limit.</param>
    /// <returns>The queue.</returns>
    object NewQueue(int? size, int? backlog);

    /// <summary>Acquires a lock or semaphore; its value is the lock (D-11.01).</summary>
    /// <param name="gate">The lock or semaphore.</param>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred Acquire(object gate);

    /// <summary>Releases a lock or semaphore.</summary>
    /// <param name="gate">The lock or semaphore.</param>
    void Release(object gate);

    /// <summary>Runs a function while holding the lock or semaphore (D-11.05).</summary>
    /// <param name="gate">The lock or semaphore.</param>
    /// <param name="function">Returns a value, a <see cref="ReturnedFailure"/> or an <see cref="ISubjectDeferred"/>, or throws.</param>
    /// <returns>The Deferred of its result.</returns>
    ISubjectDeferred Hold(object gate, Func<object?> function);

    /// <summary>How many could acquire it now: tokens of a semaphore, 1 or 0 of a lock.</summary>
    /// <param name="gate">The lock or semaphore.</param>
    /// <returns>The number.</returns>
    int CountFree(object gate);

    /// <summary>Puts an item into a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="item">The item.</param>
    void Put(object queue, object? item);

    /// <summary>Gets an item from a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <returns>The Deferred of the item.</returns>
    ISubjectDeferred Get(object queue);
}
