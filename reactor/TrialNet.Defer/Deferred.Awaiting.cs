namespace TrialNet.Defer;

/// <content>Await and tasks, without a type.</content>
public abstract partial class Deferred
{
    /// <summary>What <c>await</c> uses: resumes on the thread and inside the call that fires the Deferred (D-10.15).</summary>
    /// <returns>The awaiter. It takes the result: later pairs of this chain get null (D-10.04).</returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public DeferredAwaiter GetAwaiter()
    {
        Chain.VerifyThread("be awaited");
        return new DeferredAwaiter(Chain);
    }

    /// <summary>A task that ends as this Deferred does, without its value; it takes the result (D-9.05).</summary>
    /// <returns>The task. Its continuations do not run inside the firing of the Deferred.</returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Task AsTask() => AsTask(CancellationToken.None);

    /// <summary>Like <see cref="AsTask()"/>; cancelling the token ends the task at once and cancels this Deferred (D-9.06).</summary>
    /// <param name="cancellationToken">The token; it may be cancelled on any thread.</param>
    /// <returns>The task. What comes after the token was cancelled is dropped.</returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Task AsTask(CancellationToken cancellationToken) => TaskBridge.Take<object?>(Chain, cancellationToken);

    /// <summary>
    /// Cancels this Deferred, on its owner's thread, when a token is cancelled before a result has passed this place; like a
    /// timeout, it covers what was added before.
    /// </summary>
    /// <param name="cancellationToken">The token; it may be cancelled on any thread, and already.</param>
    /// <returns>This object; typed views of the chain stay what they are.</returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public Deferred CancelWith(CancellationToken cancellationToken)
    {
        new CancellationStep(Chain, cancellationToken).Add();
        return this;
    }
}
