using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>Calling what may answer now, later or never, and taking what may be a Deferred.</content>
public abstract partial class Deferred
{
    // The priorities of the overloads decide what the compiler makes of an async lambda: an async Deferred method.

    /// <summary>Calls a function that may answer later (D-9.03).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The very Deferred that the function returned, or one that has failed with what it threw.</returns>
    [OverloadResolutionPriority(2)]
    public static Deferred<T> Maybe<T>(Func<Deferred<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return function() ?? throw NoDeferred();
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<T>(error, file, line);
        }
    }

    /// <summary>Calls a function that returns a Deferred of a type not known here.</summary>
    /// <inheritdoc cref="Maybe{T}(Func{Deferred{T}}, string, int)"/>
    [OverloadResolutionPriority(2)]
    public static Deferred Maybe(Func<Deferred> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return function() ?? throw NoDeferred();
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<object?>(error, file, line);
        }
    }

    /// <summary>Calls a function that starts a task (D-9.03).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for the task, as <see cref="FromTask{T}(Task{T}, string, int)"/> makes it, or for what the function threw.</returns>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> Maybe<T>(Func<Task<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return FromTask(function() ?? throw NoTask(), file, line);
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<T>(error, file, line);
        }
    }

    /// <summary>Calls a function that starts a task without a value (D-9.03).</summary>
    /// <inheritdoc cref="Maybe{T}(Func{Task{T}}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Deferred<Unit> Maybe(Func<Task> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            return FromTask(function() ?? throw NoTask(), file, line);
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<Unit>(error, file, line);
        }
    }

    /// <summary>Calls a function that starts a <see cref="ValueTask{TResult}"/> (D-9.03).</summary>
    /// <inheritdoc cref="Maybe{T}(Func{Task{T}}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> Maybe<T>(Func<ValueTask<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Maybe(() => function().AsTask(), file, line);
    }

    /// <summary>Calls a function that starts a <see cref="ValueTask"/> (D-9.03).</summary>
    /// <inheritdoc cref="Maybe{T}(Func{Task{T}}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Deferred<Unit> Maybe(Func<ValueTask> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Maybe(() => function().AsTask(), file, line);
    }

    /// <summary>Calls a function that answers at once (D-9.03).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred that has been fired with what the function returned, a <see cref="Failure"/> included, or threw.</returns>
    public static Deferred<T> Maybe<T>(Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Execute(function, file, line);

    /// <summary>Calls a function that returns nothing.</summary>
    /// <inheritdoc cref="Maybe{T}(Func{T}, string, int)"/>
    public static Deferred<Unit> Maybe(Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Execute(function.ReturningUnit, file, line);
    }

    /// <summary>Calls a function of which nothing is known before it answers (D-9.03).</summary>
    /// <param name="function">What to call, inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// The very Deferred that the function returned; one for the task that it returned; else one that has been fired with what it
    /// returned or threw.
    /// </returns>
    public static Deferred Maybe(Func<object?> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            var answer = function();
            return AnyTask.Wrap(answer, file, line) ?? Succeed(answer, file, line);
        }
        catch (Exception error)
        {
            // D-9.03: it never throws.
            return Fail<object?>(error, file, line);
        }
    }

    /// <summary>Takes what should be something that answers later (D-9.04): Twisted's <c>ensureDeferred</c>.</summary>
    /// <param name="answer">A Deferred, a <see cref="Task"/> or a <see cref="ValueTask"/>, with or without a value.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The very Deferred, or one for the task whose type is that of the task's value.</returns>
    /// <exception cref="ArgumentException"><paramref name="answer"/> is something else, which answers now if at all.</exception>
    public static Deferred Ensure(object answer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return AnyTask.Wrap(answer, file, line)
            ?? throw new ArgumentException($"A {TypeName.Of(answer.GetType())} is neither a Deferred nor a task.", nameof(answer));
    }

    private static InvalidOperationException NoDeferred() => new("The function returned null where a Deferred was expected.");
}
