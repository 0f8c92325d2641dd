namespace TrialNet.Defer;

/// <content>Await and tasks.</content>
public sealed partial class Deferred<T>
{
    /// <summary>What <c>await</c> uses: resumes on the thread and inside the call that fires the Deferred (D-10.15).</summary>
    /// <returns>The awaiter. It takes the result: later pairs of this chain get null (D-10.04).</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public new DeferredAwaiter<T> GetAwaiter()
    {
        VerifyCurrent();
        return new DeferredAwaiter<T>(Chain);
    }

    /// <summary>A task that ends as this Deferred does; it takes the result (D-9.05).</summary>
    /// <returns>The task. Its continuations do not run inside the firing of the Deferred.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public new Task<T> AsTask()
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        AddCallbacks(completion.SetResult, failure => SetFailure(completion, failure));
        return completion.Task;
    }

    private static void SetFailure(TaskCompletionSource<T> completion, Failure failure)
    {
        if (failure.Value is OperationCanceledException cancelled)
        {
            completion.SetCanceled(cancelled.CancellationToken);
        }
        else
        {
            completion.SetException(failure.Value);
        }
    }
}
