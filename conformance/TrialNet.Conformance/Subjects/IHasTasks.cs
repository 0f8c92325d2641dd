namespace TrialNet.Conformance.Subjects;

/// <summary>A subject that converts to and from tasks: <see cref="Capability.Tasks"/>.</summary>
public interface IHasTasks
{
    /// <summary>Converts an object to a Deferred (D-9.04).</summary>
    /// <param name="value">An <see cref="ISubjectDeferred"/>, a task or anything else.</param>
    /// <returns>The Deferred; the very wrapper for a Deferred that comes back unchanged.</returns>
    ISubjectDeferred Ensure(object? value);

    /// <summary>A task that ends as the Deferred does (D-9.05, D-9.06).</summary>
    /// <param name="deferred">The Deferred.</param>
    /// <param name="cancellation">Cancels the Deferred.</param>
    /// <returns>The task.</returns>
    Task<object?> AsTask(ISubjectDeferred deferred, CancellationToken cancellation);

    /// <summary>A Deferred that ends as the task does (D-9.07).</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">The means to cancel the task; null where there is none.</param>
    /// <returns>The Deferred.</returns>
    ISubjectDeferred FromTask(Task<object?> task, CancellationTokenSource? cancellation);
}
