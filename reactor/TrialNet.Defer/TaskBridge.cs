namespace TrialNet.Defer;

/// <summary>Carries the end of a task to the chain of a Deferred, on the thread that owns it (D-9.07).</summary>
internal static class TaskBridge
{
    internal static void Forward(Task task, CallbackChain chain, Func<Task, object?> read, string file, int line)
    {
        if (task.IsCompleted)
        {
            chain.Fire(ResultOf(task, read), file, line);
            return;
        }

        _ = task.ContinueWith(
            done =>
            {
                var result = ResultOf(done, read);
                if (chain.Scope.Owner is { InOwnThread: false } owner)
                {
                    owner.CallFromThread(() => chain.Fire(result, file, line));
                }
                else
                {
                    chain.Fire(result, file, line);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static object? ResultOf(Task task, Func<Task, object?> read)
    {
        if (task.IsCompletedSuccessfully)
        {
            return read(task);
        }

        // The first exception, as await gives it; a cancelled task has none of its own.
        return new Failure(task.Exception?.InnerException ?? new TaskCanceledException(task));
    }
}
