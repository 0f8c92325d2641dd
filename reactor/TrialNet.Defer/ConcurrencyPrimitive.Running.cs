using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>Acquire, call, release.</content>
public abstract partial class ConcurrencyPrimitive<TSelf>
{
    /// <summary>Acquires a token, calls a function, and releases when its Deferred has its result, value or failure (D-11.05).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="function">Called when a token was acquired; inside this call if one is free.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>
    /// A Deferred with what the function's Deferred gives, or failed with what it throws. Cancelled while waiting for a token, it leaves
    /// the line and the function is not called; afterwards, cancelling it cancels the function's Deferred.
    /// </returns>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    [OverloadResolutionPriority(1)]
    public Deferred<T> Run<T>(Func<Deferred<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<T>(() => NotNull(function()), file, line);
    }

    /// <summary>
    /// Acquires a token, calls a function, and releases when its Deferred, of a type not known here, has its result (D-11.05).
    /// </summary>
    /// <inheritdoc cref="Run{T}(Func{Deferred{T}}, string, int)" path="/*[not(self::typeparam) and not(self::summary)]"/>
    [OverloadResolutionPriority(1)]
    public Deferred<object?> Run(Func<Deferred> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<object?>(() => NotNull(function()), file, line);
    }

    /// <summary>Acquires a token, calls a function, and releases (D-11.05).</summary>
    /// <inheritdoc cref="Run{T}(Func{Deferred{T}}, string, int)"/>
    public Deferred<T> Run<T>(Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<T>(() => ResultBox.From(function()), file, line);
    }

    /// <summary>Acquires a token, calls an action, and releases (D-11.05).</summary>
    /// <inheritdoc cref="Run{T}(Func{Deferred{T}}, string, int)" path="/*[not(self::typeparam) and not(self::summary)]"/>
    public Deferred<Unit> Run(Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<Unit>(
            () =>
            {
                function();
                return ResultBox.From(Unit.Value);
            },
            file,
            line);
    }

    /// <summary>
    /// Acquires a token, calls a function, and releases when its task has ended (D-11.05). Cancelling the Deferred then leaves the task
    /// alone, but does not wait for it: the token is released at once.
    /// </summary>
    /// <inheritdoc cref="Run{T}(Func{Deferred{T}}, string, int)" path="/*[not(self::summary)]"/>
    public Deferred<T> Run<T>(Func<Task<T>> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<T>(() => Deferred.FromTask(NotNull(function()), file, line), file, line);
    }

    /// <inheritdoc cref="Run{T}(Func{Task{T}}, string, int)" path="/*[not(self::typeparam)]"/>
    public Deferred<Unit> Run(Func<Task> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return RunHolding<Unit>(() => Deferred.FromTask(NotNull(function()), file, line), file, line);
    }

    private Deferred<T> RunHolding<T>(Func<object?> function, string file, int line) =>
        Acquire(file, line).AddStep<T>(new HoldingStep(this, function, file, line));

    private static TAnswer NotNull<TAnswer>(TAnswer? answer)
        where TAnswer : class =>
        answer ?? throw new InvalidOperationException("The function returned null where a Deferred or a task was expected.");
}
