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
    public new Task<T> AsTask()
    {
        VerifyCurrent();
        return TaskBridge.Take<T>(Chain);
    }
}
