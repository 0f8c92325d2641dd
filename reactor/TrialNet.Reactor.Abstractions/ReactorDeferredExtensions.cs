using System.Runtime.CompilerServices;
using TrialNet.Defer;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Deferreds that run by a reactor's timers. A timer knows the line that asked for it. Threading: the reactor's own thread.</summary>
public static class ReactorDeferredExtensions
{
    /// <summary>Sets a limit of time for what was added before; see <see cref="Deferred{T}.AddTimeout"/> (rules D-7).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="deferred">The Deferred.</param>
    /// <param name="timeout">The time allowed.</param>
    /// <param name="reactor">Sets one timer.</param>
    /// <param name="onTimeoutCancel">Called after a timeout, with what stands there and the time allowed; gives the next result.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns><paramref name="deferred"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative (D-7.13).</exception>
    public static Deferred<T> AddTimeout<T>(
        this Deferred<T> deferred,
        TimeSpan timeout,
        IReactorTime reactor,
        Func<Outcome<T>, TimeSpan, Outcome<T>>? onTimeoutCancel = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        return deferred.AddTimeout(timeout, ClockOf(reactor, file, line), onTimeoutCancel);
    }

    /// <summary>Sets a limit of time for what was added before, whatever the type of the value; see <see cref="Deferred.AddTimeout"/>.</summary>
    /// <param name="deferred">The Deferred.</param>
    /// <param name="timeout">The time allowed.</param>
    /// <param name="reactor">Sets one timer.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns><paramref name="deferred"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative (D-7.13).</exception>
    public static Deferred AddTimeout(
        this Deferred deferred, TimeSpan timeout, IReactorTime reactor, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        return deferred.AddTimeout(timeout, ClockOf(reactor, file, line));
    }

    /// <summary>A Deferred that is fired after a while (D-9.08).</summary>
    /// <param name="reactor">The reactor.</param>
    /// <param name="delay">How long; zero means the next turn.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The Deferred; cancelling it takes the timer away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Deferred<Unit> DeferLater(
        this IReactorTime reactor, TimeSpan delay, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        ClockOf(reactor, file, line).DeferLater(delay, file, line);

    /// <summary>Calls a function after a while (D-9.08).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reactor">The reactor.</param>
    /// <param name="delay">How long; zero means the next turn.</param>
    /// <param name="function">What to call.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for what the function returns or throws; cancelling it before its time takes the timer away.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Deferred<T> DeferLater<T>(
        this IReactorTime reactor, TimeSpan delay, Func<T> function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        ClockOf(reactor, file, line).DeferLater(delay, function, file, line);

    /// <summary>Calls a function, whose answer comes later still, after a while (D-9.08).</summary>
    /// <inheritdoc cref="DeferLater{T}(IReactorTime, TimeSpan, Func{T}, string, int)"/>
    [OverloadResolutionPriority(1)]
    public static Deferred<T> DeferLater<T>(
        this IReactorTime reactor,
        TimeSpan delay,
        Func<Deferred<T>> function,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => ClockOf(reactor, file, line).DeferLater(delay, function, file, line);

    /// <summary>Calls a function that returns a Deferred of a type not known here, such as an <c>async</c> lambda without a value.</summary>
    /// <inheritdoc cref="DeferLater{T}(IReactorTime, TimeSpan, Func{T}, string, int)"/>
    public static Deferred<object?> DeferLater(
        this IReactorTime reactor,
        TimeSpan delay,
        Func<Deferred> function,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) => ClockOf(reactor, file, line).DeferLater(delay, function, file, line);

    /// <summary>Calls a function that returns nothing after a while (D-9.08).</summary>
    /// <inheritdoc cref="DeferLater{T}(IReactorTime, TimeSpan, Func{T}, string, int)"/>
    public static Deferred<Unit> DeferLater(
        this IReactorTime reactor, TimeSpan delay, Action function, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        ClockOf(reactor, file, line).DeferLater(delay, function, file, line);

    private static ReactorClock ClockOf(IReactorTime reactor, string file, int line)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        return new ReactorClock(reactor, file, line);
    }
}
