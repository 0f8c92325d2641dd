using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>Deferreds made from tasks.</content>
public abstract partial class Deferred
{
    /// <summary>
    /// A Deferred for a task: fired on the thread of the current scope's owner (D-9.07). Without an owner it is fired on
    /// the thread on which the task ends, and nothing keeps that thread and this one apart.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="task">The task. A task that was cancelled gives a failure with its <see cref="OperationCanceledException"/>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred. Cancelling it leaves the task alone and drops its result.</returns>
    public static Deferred<T> FromTask<T>(Task<T> task, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Forward(task, new Deferred<T>(null, file, line), file, line);
    }

    /// <summary>A Deferred for a task without a value, like <see cref="FromTask{T}(Task{T}, string, int)"/>.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<Unit> FromTask(Task task, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Forward(task, new Deferred<Unit>(null, file, line), file, line);
    }

    /// <summary>
    /// A Deferred for a task that can be cancelled: <see cref="Cancel"/> asks the task to end, and its end, whatever that is, is
    /// still the result (D-9.07). If the source was disposed, the task cannot be asked, and its result is dropped.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Whose token the task listens to.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred, fired on the thread of the current scope's owner if there is one.</returns>
    public static Deferred<T> FromTask<T>(
        Task<T> task, CancellationTokenSource cancellation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(cancellation);
        return Forward(task, Cancellable<T>(cancellation, file, line), file, line);
    }

    /// <summary>A Deferred for a task without a value that can be cancelled.</summary>
    /// <inheritdoc cref="FromTask{T}(Task{T}, CancellationTokenSource, string, int)"/>
    public static Deferred<Unit> FromTask(
        Task task, CancellationTokenSource cancellation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(cancellation);
        return Forward(task, Cancellable<Unit>(cancellation, file, line), file, line);
    }

    /// <summary>
    /// Starts a task and gives a Deferred for it; cancelling the Deferred cancels the token that the function got, and the task's
    /// end is still the result (D-9.07).
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">Starts the task, inside this call; what it throws is the failure.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred, fired on the thread of the current scope's owner if there is one.</returns>
    public static Deferred<T> FromTask<T>(
        Func<CancellationToken, Task<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Start<T>(function, file, line);
    }

    /// <summary>Starts a task without a value and gives a Deferred for it.</summary>
    /// <inheritdoc cref="FromTask{T}(Func{CancellationToken, Task{T}}, string, int)"/>
    public static Deferred<Unit> FromTask(
        Func<CancellationToken, Task> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Start<Unit>(function, file, line);
    }

    private static Deferred<T> Start<T>(Func<CancellationToken, Task> function, string file, int line)
    {
        // Never disposed: it has no timer, and a cancellation may still come while the end of the task is on its way here.
        var cancellation = new CancellationTokenSource();
        try
        {
            var task = function(cancellation.Token) ?? throw NoTask();
            return Forward(task, Cancellable<T>(cancellation, file, line), file, line);
        }
        catch (Exception error)
        {
            // As in Maybe, whatever it throws is the failure.
            return Fail<T>(error, file, line);
        }
    }

    private static InvalidOperationException NoTask() => new("The function returned null where a task was expected.");

    private static Deferred<T> Cancellable<T>(CancellationTokenSource cancellation, string file, int line)
    {
        var chain = new TaskChain(cancellation, file, line);
        var deferred = new Deferred<T>(chain);
        chain.SetHead(deferred);
        return deferred;
    }

    private static Deferred<T> Forward<T>(Task task, Deferred<T> deferred, string file, int line)
    {
        TaskBridge.Forward(task, deferred.Chain, TaskBridge.ReadValue<T>, file, line);
        return deferred;
    }
}
