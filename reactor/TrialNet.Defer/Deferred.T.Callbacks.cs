using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>The four add methods. Each puts one pair at the end of the chain; on a Deferred with a free result it runs at once (D-3.05).</content>
public sealed partial class Deferred<T>
{
    /// <summary>Adds a callback that keeps the type (D-1.01, D-1.06).</summary>
    /// <param name="callback">Gets the value; what it returns is the next result, what it throws the next failure (D-2.03).</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    [OverloadResolutionPriority(1)]
    public Deferred<T> AddCallback(Func<T, T> callback) => AddStep<T>(OnValue(callback));

    /// <summary>Adds a callback that changes the type (D-1.01, D-1.06).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value; what it returns is the next result.</param>
    /// <returns>A view of the same chain with the new type.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddCallback<TNext>(Func<T, TNext> callback) => AddStep<TNext>(OnValue(callback));

    /// <summary>Adds a callback whose answer comes later: the chain waits for the Deferred that it returns (rules D-4).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value; the result of the Deferred that it returns is the next result.</param>
    /// <returns>A view of the same chain with the new type.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddCallback<TNext>(Func<T, Deferred<TNext>> callback) => AddStep<TNext>(OnValue(callback));

    /// <summary>Adds a callback that returns a Deferred of a type not known here (rules D-4).</summary>
    /// <param name="callback">Gets the value; the result of the Deferred that it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<object?> AddCallback(Func<T, Deferred> callback) => AddStep<object?>(OnValue(callback));

    /// <summary>Adds a callback that returns nothing; the next result is <see cref="Unit.Value"/> (D-1.01).</summary>
    /// <param name="callback">Gets the value.</param>
    /// <returns>A view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<Unit> AddCallback(Action<T> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return AddStep<Unit>(new CallbackStep<T, Unit>(callback.ReturningUnit));
    }

    /// <summary>Adds an errback that recovers with a value (D-2.08).</summary>
    /// <param name="errback">Gets the failure; what it returns is the next result, what it throws the next failure.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    [OverloadResolutionPriority(1)]
    public Deferred<T> AddErrback(Func<Failure, T> errback) => AddStep<T>(OnFailure(errback));

    /// <summary>Adds an errback that passes on a failure: the same or another one (D-2.04).</summary>
    /// <param name="errback">Gets the failure and returns the next one.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<T> AddErrback(Func<Failure, Failure> errback) => AddStep<T>(OnFailure(errback));

    /// <summary>Adds an errback that recovers with a value that comes later (rules D-4).</summary>
    /// <param name="errback">Gets the failure; the result of the Deferred that it returns is the next result.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<T> AddErrback(Func<Failure, Deferred<T>> errback) => AddStep<T>(OnFailure(errback));

    /// <summary>Adds an errback whose answer is a Deferred of a type not known here, such as an <c>async</c> lambda without a value (rules D-4).</summary>
    /// <param name="errback">Gets the failure; the result of the Deferred that it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<object?> AddErrback(Func<Failure, Deferred> errback) => AddStep<object?>(OnFailure(errback));

    /// <summary>
    /// Adds an errback that takes the failure and leaves nothing (D-2.08): the next value is null, which a callback for a value type
    /// without null sees as a <see cref="ResultConsumedException"/>.
    /// </summary>
    /// <param name="errback">Gets the failure.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<T> AddErrback(Action<Failure> errback)
    {
        ArgumentNullException.ThrowIfNull(errback);
        return AddStep<T>(new PairStep<T, object?, object?>(null, errback.ReturningNull));
    }

    /// <summary>Adds one callback for either kind of result (D-2.07); returning its argument passes it on.</summary>
    /// <param name="callback">Gets the value or failure and returns the next one.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    [OverloadResolutionPriority(1)]
    public Deferred<T> AddBoth(Func<Outcome<T>, Outcome<T>> callback) => AddStep<T>(OnEither(callback));

    /// <summary>Adds one callback for either kind of result, which changes the type (D-2.07).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value or failure; what it returns is the next result.</param>
    /// <returns>A view of the same chain with the new type.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddBoth<TNext>(Func<Outcome<T>, TNext> callback) => AddStep<TNext>(OnEither(callback));

    /// <summary>Adds one callback for either kind of result, whose answer comes later (rules D-4).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value or failure; the result of the Deferred that it returns is the next result.</param>
    /// <returns>A view of the same chain with the new type.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddBoth<TNext>(Func<Outcome<T>, Deferred<TNext>> callback) => AddStep<TNext>(OnEither(callback));

    /// <summary>
    /// Adds one callback for either kind of result, whose answer is a Deferred of a type not known here, such as an <c>async</c>
    /// lambda without a value (rules D-4).
    /// </summary>
    /// <param name="callback">Gets the value or failure; the result of the Deferred that it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<object?> AddBoth(Func<Outcome<T>, Deferred> callback) => AddStep<object?>(OnEither(callback));

    /// <summary>Adds one callback for either kind of result, which returns nothing (D-2.07).</summary>
    /// <param name="callback">Gets the value or failure.</param>
    /// <returns>A view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<Unit> AddBoth(Action<Outcome<T>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return AddStep<Unit>(new BothStep<T, Unit>(callback.ReturningUnit));
    }

    /// <summary>Adds a pair of which exactly one side runs; the errback does not see what the callback throws (D-2.02, D-2.05).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value; what it returns is the next result.</param>
    /// <param name="errback">Gets the failure; null passes it on (D-2.10).</param>
    /// <returns>A view of the same chain; this object if the type stays.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddCallbacks<TNext>(Func<T, TNext> callback, Func<Failure, TNext>? errback) =>
        AddStep<TNext>(Pair(callback, errback));

    /// <summary>Adds a pair whose answers come later (rules D-2.02, D-4).</summary>
    /// <typeparam name="TNext">The type of the next value.</typeparam>
    /// <param name="callback">Gets the value; the result of the Deferred that it returns is the next result.</param>
    /// <param name="errback">Gets the failure; null passes it on (D-2.10).</param>
    /// <returns>A view of the same chain; this object if the type stays.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<TNext> AddCallbacks<TNext>(Func<T, Deferred<TNext>> callback, Func<Failure, Deferred<TNext>>? errback) =>
        AddStep<TNext>(Pair(callback, errback));

    /// <summary>Adds a pair whose answers are Deferreds of a type not known here, such as <c>async</c> lambdas without a value (rules D-2.02, D-4).</summary>
    /// <param name="callback">Gets the value; the result of the Deferred that it returns is the next result.</param>
    /// <param name="errback">Gets the failure; null passes it on (D-2.10).</param>
    /// <returns>An untyped view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<object?> AddCallbacks(Func<T, Deferred> callback, Func<Failure, Deferred>? errback) =>
        AddStep<object?>(Pair(callback, errback));

    /// <summary>Adds a pair that returns nothing; the next result is <see cref="Unit.Value"/>.</summary>
    /// <param name="callback">Gets the value.</param>
    /// <param name="errback">Gets the failure; null passes it on (D-2.10).</param>
    /// <returns>A view of the same chain.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type.</exception>
    public Deferred<Unit> AddCallbacks(Action<T> callback, Action<Failure>? errback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return AddStep<Unit>(Pair<Unit>(callback.ReturningUnit, errback is null ? null : errback.ReturningUnit));
    }

    /// <summary>Fires another Deferred with the result of this one; this chain goes on with null (D-4.16, D-4.17).</summary>
    /// <param name="other">The Deferred to fire. Nobody else should.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>This object.</returns>
    /// <exception cref="StaleViewException">The chain has gone on to another type, or the other one is fired with another.</exception>
    public Deferred<T> ChainDeferred(Deferred<T> other, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Chain.Head.GetType() != typeof(Deferred<T>))
        {
            throw new StaleViewException(
                $"{other.Name} is a view of a chain that is fired as {TypeName.Of(other.Chain.Head.GetType())}, not as {TypeName.Of(typeof(T))}.");
        }

        return AddStep<T>(new ChainStep(other.Chain, file, line));
    }

    private static CallbackStep<T, TResult> OnValue<TResult>(Func<T, TResult> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new CallbackStep<T, TResult>(callback);
    }

    private static PairStep<T, object?, TResult> OnFailure<TResult>(Func<Failure, TResult> errback)
    {
        ArgumentNullException.ThrowIfNull(errback);
        return new PairStep<T, object?, TResult>(null, errback);
    }

    private static BothStep<T, TResult> OnEither<TResult>(Func<Outcome<T>, TResult> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new BothStep<T, TResult>(callback);
    }

    private static PairStep<T, TResult, TResult> Pair<TResult>(Func<T, TResult> callback, Func<Failure, TResult>? errback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new PairStep<T, TResult, TResult>(callback, errback);
    }
}
