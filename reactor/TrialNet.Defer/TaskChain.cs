namespace TrialNet.Defer;

/// <summary>The chain of a Deferred for a task that can be asked to end: cancelling asks, and the task's end is the result (D-9.07).</summary>
internal sealed class TaskChain(CancellationTokenSource cancellation, string file, int line) : CallbackChain(null, file, line)
{
    internal override void CancelUnfired()
    {
        IsCancelling = true;
        try
        {
            cancellation.Cancel();
        }
        catch (Exception error)
        {
            // D-6.11: what hears of the cancellation may throw, and the source may have been disposed.
            Scope.LogError(new Failure(error), $"Cancelling the task of {Head.Name} threw");
        }
        finally
        {
            IsCancelling = false;
        }

        if (IsCancellable && !cancellation.IsCancellationRequested)
        {
            // The task cannot be told: D-6.01 and D-6.03.
            base.CancelUnfired();
        }
    }
}
