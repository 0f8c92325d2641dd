using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>A value of one type that will come later, or the failure to get it: a typed view of a chain of callbacks.</summary>
/// <remarks>
/// Adding a callback that keeps the type returns this object (D-1.06); one that changes the type returns a view of the same
/// chain with the new type, and from then on this view is stale: a typed use of it throws, naming both types.
/// Threading: see <see cref="Deferred"/>.
/// </remarks>
/// <typeparam name="T">The type of the value.</typeparam>
[AsyncMethodBuilder(typeof(DeferredMethodBuilder<>))]
public sealed partial class Deferred<T> : Deferred
{
    /// <summary>Makes a Deferred that has not been fired.</summary>
    /// <param name="canceller">
    /// Called by <see cref="Deferred.Cancel"/> with this Deferred; it may fire it. Without one, one late result is dropped after
    /// a cancellation (D-6.02, D-6.03).
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Deferred(Action<Deferred<T>>? canceller = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        : base(new CallbackChain(canceller, file, line)) => Chain.SetHead(this);

    internal Deferred(CallbackChain chain)
        : base(chain)
    {
    }

    /// <summary>Fires the Deferred with a value and runs its callbacks, inside this call (D-1.05, D-3).</summary>
    /// <param name="value">The value. A <see cref="Failure"/> goes to the errback side (D-2.11).</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="AlreadyCalledException">It has been fired already (D-3.01).</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is a Deferred (D-3.07).</exception>
    /// <exception cref="StaleViewException">The chain is fired with another type than this view's.</exception>
    /// <exception cref="WrongThreadException">Another thread owns it.</exception>
    [OverloadResolutionPriority(1)]
    public void Callback(T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (Chain.Head.GetType() != typeof(Deferred<T>))
        {
            throw new StaleViewException(
                $"{Name} is a view of a chain that is fired as {TypeName.Of(Chain.Head.GetType())}: call Callback on the Deferred that was made first.");
        }

        Chain.Fire(ResultBox.From(value), file, line);
    }

    /// <summary>Fires the Deferred with a value; the form to be used as a method group.</summary>
    /// <inheritdoc cref="Callback(T, string, int)"/>
    public void Callback(T value) => Callback(value, string.Empty, 0);

    internal override void InvokeCanceller(Delegate canceller) => ((Action<Deferred<T>>)canceller)(this);

    internal Deferred<TNext> AddStep<TNext>(Step step)
    {
        VerifyCurrent();
        if (typeof(TNext) == typeof(T))
        {
            Chain.Add(step);
            return (Deferred<TNext>)(object)this;
        }

        var view = new Deferred<TNext>(Chain);
        Chain.Current = view;
        Chain.Add(step);
        return view;
    }

    internal void VerifyCurrent()
    {
        if (!ReferenceEquals(Chain.Current, this) && Chain.Current.GetType() != typeof(Deferred<T>))
        {
            throw new StaleViewException(
                $"{Name} is a stale view: a callback made the chain a {TypeName.Of(Chain.Current.GetType())}. " +
                "Go on with the Deferred that AddCallback returned.");
        }
    }
}
