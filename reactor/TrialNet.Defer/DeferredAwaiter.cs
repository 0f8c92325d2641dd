using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Awaits a <see cref="Deferred"/>; made by the compiler (rules D-10). Threading: that of the Deferred.</summary>
public readonly struct DeferredAwaiter : ICriticalNotifyCompletion, IDeferredAwaiter, IEquatable<DeferredAwaiter>
{
    private readonly CallbackChain _chain;

    internal DeferredAwaiter(CallbackChain chain) => _chain = chain;

    /// <summary>Whether the result can be taken without waiting (D-10.01).</summary>
    public bool IsCompleted => _chain.IsSettled;

    CallbackChain IDeferredAwaiter.Chain => _chain;

    /// <summary>Compares the chains awaited.</summary>
    public static bool operator ==(DeferredAwaiter left, DeferredAwaiter right) => left.Equals(right);

    /// <summary>Compares the chains awaited.</summary>
    public static bool operator !=(DeferredAwaiter left, DeferredAwaiter right) => !left.Equals(right);

    /// <summary>Takes the result, or throws the failure's own exception (D-10.02, D-10.04).</summary>
    /// <exception cref="InvalidOperationException">There is no result yet: a Deferred cannot be waited for by blocking.</exception>
    public void GetResult() => AwaitedResult.Take(_chain);

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => AwaitedResult.Continue(_chain, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => AwaitedResult.Continue(_chain, continuation);

    /// <inheritdoc/>
    public bool Equals(DeferredAwaiter other) => ReferenceEquals(_chain, other._chain);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeferredAwaiter other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _chain?.GetHashCode() ?? 0;
}
