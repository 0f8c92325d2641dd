using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>A result that will come later, or the failure to get it, and the callbacks that wait for it.</summary>
/// <remarks>
/// This class has what needs no type; <see cref="Deferred{T}"/> adds the rest. Both are views of one chain: callbacks run in
/// the order they were added, each with what the one before returned, on the thread and inside the call that fires the chain.
/// Threading: a Deferred belongs to the thread of the <see cref="Scope"/> in which it was made; use
/// <see cref="IScopeOwner.CallFromThread"/> to fire it from another. On another thread everything but the properties and
/// <see cref="ToString"/> throws a <see cref="WrongThreadException"/> (D-3.09). A Deferred of a scope without an owner may be used
/// from one thread at a time.
/// </remarks>
[AsyncMethodBuilder(typeof(DeferredMethodBuilder))]
public abstract partial class Deferred
{
    private protected Deferred(CallbackChain chain) => Chain = chain;

    /// <summary>
    /// Whether the whole stacks of creation and firing are recorded, for the texts of <see cref="AlreadyCalledException"/> and of
    /// unhandled failures (D-3.03, D-12.04). Costly: for looking for an error. Concerns what is made or fired from then on, on every
    /// thread. On from the start if the environment has TRIALNET_DEBUG_DEFERREDS=1.
    /// </summary>
    public static bool DebugMode
    {
        get => RecordedStack.IsOn;
        set => RecordedStack.IsOn = value;
    }

    /// <summary>Whether the Deferred has been fired; true before its first callback runs (D-3.06).</summary>
    public bool IsCalled => Chain.IsCalled;

    /// <summary>Where the Deferred was made (D-3.03).</summary>
    public SourceLocation CreatedAt => Chain.CreatedAt;

    /// <summary>Where the Deferred was fired (D-3.03); unknown before that.</summary>
    public SourceLocation FiredAt => Chain.FiredAt;

    internal CallbackChain Chain { get; }

    /// <summary>Type and number, without the state.</summary>
    internal string Name => $"{TypeName.Of(GetType())} #{Chain.GetId()}";

    /// <summary>Fires the Deferred with a failure (rules D-2.12, D-3).</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="AlreadyCalledException">It has been fired already (D-3.01).</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    [OverloadResolutionPriority(1)]
    public void Errback(Failure failure, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(failure);
        Chain.Fire(failure, file, line);
    }

    /// <summary>Fires the Deferred with a failure; the form to be used as a method group.</summary>
    /// <inheritdoc cref="Errback(Failure, string, int)"/>
    public void Errback(Failure failure) => Errback(failure, string.Empty, 0);

    /// <summary>Fires the Deferred with an exception, which need not have been thrown (D-2.12).</summary>
    /// <param name="error">The exception.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="AlreadyCalledException">It has been fired already (D-3.01).</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Errback(Exception error, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Chain.Fire(new Failure(error), file, line);

    /// <summary>Keeps callbacks from running until a matching <see cref="Unpause"/>; calls add up (rules D-5).</summary>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Pause() => Chain.Pause();

    /// <summary>Undoes one <see cref="Pause"/>; the last one runs what has been waiting, inside this call (D-5.03).</summary>
    /// <exception cref="InvalidOperationException">There is no pause to undo (D-5.07).</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Unpause() => Chain.Unpause();

    /// <summary>
    /// Asks for the result not to be computed any more: calls the canceller and, if that did not fire the Deferred, fires it with
    /// a <see cref="CancelledException"/>. If the Deferred waits for another one, that one is cancelled instead; if it has its
    /// result, nothing happens (rules D-6).
    /// </summary>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    public void Cancel() => Chain.Cancel();

    /// <summary>Adds a callback for a value of whatever type (D-1.01).</summary>
    /// <param name="callback">Gets the value; what it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    public Deferred<object?> AddCallback(Func<object?, object?> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return AddUntyped(new CallbackStep<object?, object?>(callback));
    }

    /// <summary>Adds an errback, whatever the type of the value (D-2.08).</summary>
    /// <param name="errback">Gets the failure; what it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    public Deferred<object?> AddErrback(Func<Failure, object?> errback)
    {
        ArgumentNullException.ThrowIfNull(errback);
        return AddUntyped(new PairStep<object?, object?, object?>(null, errback));
    }

    /// <summary>Adds one callback for either kind of result, whatever the type of the value (D-2.07).</summary>
    /// <param name="callback">Gets the value or the failure; what it returns is the next result.</param>
    /// <returns>An untyped view of the same chain.</returns>
    public Deferred<object?> AddBoth(Func<Outcome<object?>, Outcome<object?>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return AddUntyped(new BothStep<object?, Outcome<object?>>(callback));
    }

    /// <summary>Type, number, place of creation and state: not fired, the result, or what it waits for (D-4.18).</summary>
    public override string ToString() =>
        CreatedAt.IsKnown ? $"<{Name} at {CreatedAt}, {Chain.DescribeState()}>" : $"<{Name}, {Chain.DescribeState()}>";

    internal abstract void InvokeCanceller(Delegate canceller);

    private Deferred<object?> AddUntyped(Step step)
    {
        var view = this as Deferred<object?> ?? new Deferred<object?>(Chain);
        Chain.Current = view;
        Chain.Add(step);
        return view;
    }
}
