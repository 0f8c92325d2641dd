using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Lets the compiler build <c>async Deferred</c> methods, which return no value (rules D-10). Not for use in code.</summary>
/// <remarks>Threading: the body stays on the thread that resumes it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeferredMethodBuilder : IEquatable<DeferredMethodBuilder>
{
    private DeferredMethodBuilder<Unit> _builder;

    /// <summary>The Deferred that the method returns; a <see cref="Deferred{T}"/> of <see cref="Unit"/>.</summary>
    public readonly Deferred Task => _builder.Task;

    /// <summary>Makes a builder.</summary>
    /// <returns>The builder.</returns>
    public static DeferredMethodBuilder Create() => default;

    /// <summary>Compares the Deferreds built.</summary>
    public static bool operator ==(DeferredMethodBuilder left, DeferredMethodBuilder right) => left.Equals(right);

    /// <summary>Compares the Deferreds built.</summary>
    public static bool operator !=(DeferredMethodBuilder left, DeferredMethodBuilder right) => !left.Equals(right);

    /// <summary>Runs the body up to its first suspension (D-10.01).</summary>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="stateMachine">The method's state.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => _builder.Start(ref stateMachine);

    /// <summary>Required by the compiler; does nothing.</summary>
    /// <param name="stateMachine">The method's state.</param>
#pragma warning disable CA1822 // The compiler calls it on the instance.
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
#pragma warning restore CA1822

    /// <summary>The body returned (D-10.07).</summary>
    public void SetResult() => _builder.SetResult(Unit.Value);

    /// <summary>The body threw (D-10.07).</summary>
    /// <param name="exception">What it threw.</param>
    public void SetException(Exception exception) => _builder.SetException(exception);

    /// <summary>Suspends the body at an await (D-10.02, D-10.13).</summary>
    /// <typeparam name="TAwaiter">The awaiter's type.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method's state.</param>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    /// <summary>Suspends the body at an await (D-10.02, D-10.13).</summary>
    /// <typeparam name="TAwaiter">The awaiter's type.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method's state.</param>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => _builder.AwaitUnsafeOnCompleted(ref awaiter, ref stateMachine);

    /// <inheritdoc/>
    public readonly bool Equals(DeferredMethodBuilder other) => _builder.Equals(other._builder);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is DeferredMethodBuilder other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => _builder.GetHashCode();
}
