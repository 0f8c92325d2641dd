using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>Ways to get a Deferred from something else.</content>
public abstract partial class Deferred
{
    /// <summary>A Deferred that has been fired with a value (D-9.01).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> Succeed<T>(T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deferred = new Deferred<T>(null, file, line);
        deferred.Callback(value, file, line);
        return deferred;
    }

    /// <summary>A Deferred that has been fired with nothing.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<Unit> Succeed([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Succeed(Unit.Value, file, line);

    /// <summary>A Deferred that has failed (D-9.01).</summary>
    /// <typeparam name="T">The type that the value would have had.</typeparam>
    /// <param name="error">Why; it need not have been thrown.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<T> Fail<T>(Exception error, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var deferred = new Deferred<T>(null, file, line);
        deferred.Errback(error, file, line);
        return deferred;
    }

    /// <summary>Calls a function and gives its value or its exception as a Deferred that has been fired (D-9.02).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred; the call itself throws nothing that the function throws.</returns>
    public static Deferred<T> Execute<T>(Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return Succeed(function(), file, line);
        }
        catch (Exception error)
        {
            // D-9.02: whatever it throws is the failure.
            return Fail<T>(error, file, line);
        }
    }

    /// <summary>Calls a function that may answer now or later (D-9.03).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred that the function returned, or one that has failed with what it threw.</returns>
    public static Deferred<T> Maybe<T>(Func<Deferred<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return function()
                ?? throw new InvalidOperationException("The function returned null where a Deferred was expected.");
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<T>(error, file, line);
        }
    }

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
        var deferred = new Deferred<T>(null, file, line);
#pragma warning disable VSTHRD002 // Read only once the task has completed.
        TaskBridge.Forward(task, deferred.Chain, static done => ResultBox.From(((Task<T>)done).Result), file, line);
#pragma warning restore VSTHRD002
        return deferred;
    }

    /// <summary>A Deferred for a task without a value, like <see cref="FromTask{T}"/>.</summary>
    /// <param name="task">The task.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred.</returns>
    public static Deferred<Unit> FromTask(Task task, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(task);
        var deferred = new Deferred<Unit>(null, file, line);
        TaskBridge.Forward(task, deferred.Chain, static _ => ResultBox.From(Unit.Value), file, line);
        return deferred;
    }
}
