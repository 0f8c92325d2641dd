namespace TrialNet.Defer;

/// <summary>Carries results between the chain of a Deferred and a task (D-9.05, D-9.07).</summary>
internal static class TaskBridge
{
    /// <summary>A task that ends with the chain's result, and leaves null to the chain.</summary>
    internal static Task<T> Take<T>(CallbackChain chain, CancellationToken token)
    {
        var step = new TaskStep<T>(chain, token);
        step.Add();
        return step.Task;
    }

    /// <summary>The value of a task that has completed.</summary>
    internal static object? ReadValue<T>(Task task) =>
#pragma warning disable VSTHRD002 // Read only once the task has completed.
        typeof(T) == typeof(Unit) ? ResultBox.From(Unit.Value) : ResultBox.From(((Task<T>)task).Result);
#pragma warning restore VSTHRD002

    /// <summary>Fires a chain with the end of a task, on the thread that owns the chain.</summary>
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
            var result = read(task);
            return result is Deferred inner
                ? new Failure(new InvalidOperationException(
                    $"The task ended with a Deferred ({inner}), which would be lost: await it inside the task's method, or call that method in a callback."))
                : result;
        }

        // The first exception, as await gives it; a cancelled task has none of its own.
        return new Failure(task.Exception?.InnerException ?? new TaskCanceledException(task));
    }
}
