using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Deferreds that a clock fires (D-9.08).</summary>
/// <remarks>
/// Each is fired on the thread of the owner of the current scope. Without an owner that is the thread on which the clock calls
/// back, and nothing keeps that thread and this one apart. Cancelling the Deferred before its time takes the timer away; after
/// it, cancelling goes to what the function returned (D-6.06).
/// </remarks>
public static class TimeProviderExtensions
{
    /// <summary>A Deferred that is fired after a while.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="delay">How long; zero means the clock's next turn, not inside this call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred. Untyped, its value is null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or longer than the clock can wait.</exception>
    public static Deferred<Unit> DeferLater(
        this TimeProvider clock, TimeSpan delay, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new DelayedFiring(file, line).Start<Unit>(clock, delay);

    /// <summary>Calls a function after a while.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="clock">The clock.</param>
    /// <param name="delay">How long; zero means the clock's next turn, not inside this call.</param>
    /// <param name="function">What to call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for what the function returns or throws.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or longer than the clock can wait.</exception>
    public static Deferred<T> DeferLater<T>(
        this TimeProvider clock, TimeSpan delay, Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Start<T, T>(clock, delay, function, file, line);

    /// <summary>Calls a function, whose answer comes later still, after a while.</summary>
    /// <inheritdoc cref="DeferLater{T}(TimeProvider, TimeSpan, Func{T}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> DeferLater<T>(
        this TimeProvider clock,
        TimeSpan delay,
        Func<Deferred<T>> function,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => Start<T, Deferred<T>>(clock, delay, function, file, line);

    /// <summary>Calls a function that returns a Deferred of a type not known here, such as an <c>async</c> lambda without a value.</summary>
    /// <inheritdoc cref="DeferLater{T}(TimeProvider, TimeSpan, Func{T}, string, int)"/>
    public static Deferred<object?> DeferLater(
        this TimeProvider clock,
        TimeSpan delay,
        Func<Deferred> function,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => Start<object?, Deferred>(clock, delay, function, file, line);

    /// <summary>Calls a function that returns nothing after a while.</summary>
    /// <inheritdoc cref="DeferLater{T}(TimeProvider, TimeSpan, Func{T}, string, int)"/>
    public static Deferred<Unit> DeferLater(
        this TimeProvider clock, TimeSpan delay, Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Start<Unit, Unit>(clock, delay, function.ReturningUnit, file, line);
    }

    private static Deferred<T> Start<T, TResult>(TimeProvider clock, TimeSpan delay, Func<TResult> function, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(function);
        var deferred = new DelayedFiring(file, line).Start<T>(clock, delay);
        deferred.Chain.Add(new FunctionStep<TResult>(function));
        return deferred;
    }
}
