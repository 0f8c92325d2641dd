using System.Collections;

namespace TrialNet.Defer;

/// <summary>
/// Runs an iterator as a coroutine: it waits for every Deferred that it yields (rules D-10). The form from before <c>await</c>;
/// <c>async Deferred&lt;T&gt;</c> methods do the same and more.
/// </summary>
/// <remarks>
/// <code>
/// static IEnumerable Greet(int port)
/// {
///     var poem = InlineCallbacks.WaitFor(GetPoem(port));
///     yield return poem;
///     yield return InlineCallbacks.Return($"Dear reader,\n{poem.Value}");
/// }
/// </code>
/// What may be yielded: a <see cref="DeferredWait{T}"/>, which has the result afterwards; a Deferred whose value is not needed, and
/// whose failure ends the body; another iterator, which is run and waited for, whose value is dropped and whose failure ends the body;
/// <see cref="Return{T}"/>. Anything else comes straight back (D-10.03), a Task too.
/// A body that ends early is disposed, which runs its <c>finally</c> blocks.
/// Threading: the body stays on the thread that resumes it, which is the one that fires what it waits for.
/// </remarks>
public static class InlineCallbacks
{
    /// <summary>Calls an iterator method and runs it up to its first wait, inside this call (D-10.01).</summary>
    /// <typeparam name="T">The type of what it gives to <see cref="Return{T}"/>.</typeparam>
    /// <param name="body">The method; a call with arguments as a lambda: <c>() => Greet(port)</c>.</param>
    /// <returns>
    /// A Deferred that is fired by the end of the body (D-10.07): with the value returned, null if there is none, or the failure.
    /// Cancelling it cancels what the body waits for (D-10.05).
    /// </returns>
    /// <exception cref="ArgumentException">The method is no iterator: it returned null or a collection (D-10.11).</exception>
    public static Deferred<T> Run<T>(Func<IEnumerable> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var sequence = body();

        // What the compiler makes of a method with yield is both; an array, a list and a string are sequences only.
        return Start<T>(sequence is IEnumerator ? sequence.GetEnumerator() : throw NoIterator(body, sequence));
    }

    /// <inheritdoc cref="Run{T}(Func{IEnumerable})"/>
    public static Deferred<T> Run<T>(Func<IEnumerator> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Start<T>(body() ?? throw NoIterator(body, null));
    }

    /// <summary>Calls an iterator method whose result is of any type, or that has none.</summary>
    /// <inheritdoc cref="Run{T}(Func{IEnumerable})" path="/*[not(self::typeparam) and not(self::summary)]"/>
    public static Deferred<object?> Run(Func<IEnumerable> body) => Run<object?>(body);

    /// <summary>Calls an iterator method whose result is of any type, or that has none.</summary>
    /// <inheritdoc cref="Run{T}(Func{IEnumerable})" path="/*[not(self::typeparam) and not(self::summary)]"/>
    public static Deferred<object?> Run(Func<IEnumerator> body) => Run<object?>(body);

    /// <summary>Makes what a body yields to wait for a Deferred and get its result (D-10.02).</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="deferred">What to wait for. Its result is consumed (D-10.04).</param>
    /// <returns>The wait: yield it, then read its value.</returns>
    public static DeferredWait<T> WaitFor<T>(Deferred<T> deferred)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        return new DeferredWait<T>(deferred);
    }

    /// <summary>Makes what a body yields to wait for a Deferred of a type not known here.</summary>
    /// <param name="deferred">What to wait for. Its result is consumed (D-10.04).</param>
    /// <returns>The wait: yield it, then read its value.</returns>
    public static DeferredWait<object?> WaitFor(Deferred deferred)
    {
        ArgumentNullException.ThrowIfNull(deferred);
        return new DeferredWait<object?>(deferred);
    }

    /// <summary>Makes what a body yields last: its result. Nothing behind it runs but <c>finally</c> blocks.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The result; a Deferred is waited for (D-10.10).</param>
    /// <returns>An object to be yielded.</returns>
    public static object Return<T>(T value) => new ReturnedValue(ResultBox.From(value));

    private static Deferred<T> Start<T>(IEnumerator body)
    {
        var box = new IteratorBox<T>(body);
        box.Start();
        return box.Deferred;
    }

    private static ArgumentException NoIterator(Delegate body, object? returned) => new(
        $"{AsyncMethodName.Of(body.Method)} is no iterator: it returned " +
        $"{(returned is null ? "null" : $"a {TypeName.Of(returned.GetType())}")}, not the sequence of a method with 'yield return'.",
        nameof(body));
}
