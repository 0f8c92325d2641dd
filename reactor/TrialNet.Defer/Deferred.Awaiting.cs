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
    public Task AsTask() => TaskBridge.Take<object?>(Chain);
}
