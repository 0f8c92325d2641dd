using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Awaits a <see cref="Deferred{T}"/>; made by the compiler (rules D-10). Threading: that of the Deferred.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct DeferredAwaiter<T> : ICriticalNotifyCompletion, IDeferredAwaiter, IEquatable<DeferredAwaiter<T>>
{
    private readonly CallbackChain _chain;

    internal DeferredAwaiter(CallbackChain chain) => _chain = chain;

    /// <summary>Whether the result can be taken without waiting (D-10.01).</summary>
    public bool IsCompleted => _chain.IsSettled;

    CallbackChain IDeferredAwaiter.Chain => _chain;

    /// <summary>Compares the chains awaited.</summary>
    public static bool operator ==(DeferredAwaiter<T> left, DeferredAwaiter<T> right) => left.Equals(right);

    /// <summary>Compares the chains awaited.</summary>
    public static bool operator !=(DeferredAwaiter<T> left, DeferredAwaiter<T> right) => !left.Equals(right);

    /// <summary>Takes the result, or throws the failure's own exception (D-10.02, D-10.04).</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">There is no result yet: a Deferred cannot be waited for by blocking.</exception>
    public T GetResult() => ResultBox.To<T>(AwaitedResult.Take(_chain));

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => AwaitedResult.Continue(_chain, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => AwaitedResult.Continue(_chain, continuation);

    /// <inheritdoc/>
    public bool Equals(DeferredAwaiter<T> other) => ReferenceEquals(_chain, other._chain);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeferredAwaiter<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _chain?.GetHashCode() ?? 0;
}
