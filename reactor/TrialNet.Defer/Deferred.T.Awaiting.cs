namespace TrialNet.Defer;

/// <content>Await and tasks.</content>
public sealed partial class Deferred<T>
{
    /// <summary>What <c>await</c> uses: resumes on the thread and inside the call that fires the Deferred (D-10.15).</summary>
    /// <returns>The awaiter. It takes the result: later pairs of this chain get null (D-10.04).</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public new DeferredAwaiter<T> GetAwaiter()
    {
        VerifyCurrent();
        Chain.VerifyThread("be awaited");
        return new DeferredAwaiter<T>(Chain);
    }

    /// <summary>A task that ends as this Deferred does; it takes the result (D-9.05).</summary>
    /// <returns>The task. Its continuations do not run inside the firing of the Deferred.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public new Task<T> AsTask() => AsTask(CancellationToken.None);

    /// <summary>Like <see cref="AsTask()"/>; cancelling the token ends the task at once and cancels this Deferred (D-9.06).</summary>
    /// <param name="cancellationToken">The token; it may be cancelled on any thread.</param>
    /// <returns>The task. What comes after the token was cancelled is dropped.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public new Task<T> AsTask(CancellationToken cancellationToken)
    {
        VerifyCurrent();
        return TaskBridge.Take<T>(Chain, cancellationToken);
    }

    /// <inheritdoc cref="Deferred.CancelWith"/>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public new Deferred<T> CancelWith(CancellationToken cancellationToken)
    {
        VerifyCurrent();
        new CancellationStep(Chain, cancellationToken).Add();
        return this;
    }
}
