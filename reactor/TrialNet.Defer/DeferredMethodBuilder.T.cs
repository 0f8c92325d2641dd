using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Lets the compiler build <c>async Deferred&lt;T&gt;</c> methods (rules D-10). Not for use in code.</summary>
/// <remarks>The body starts inside the call (D-10.01). Threading: the body stays on the thread that resumes it.</remarks>
/// <typeparam name="T">The type that the method returns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeferredMethodBuilder<T> : IEquatable<DeferredMethodBuilder<T>>
{
    private StateMachineBox? _box;
    private Type? _method;
    private Deferred<T>? _deferred;

    /// <summary>The Deferred that the method returns.</summary>
    public readonly Deferred<T> Task => _deferred ?? throw new InvalidOperationException("The method has not started.");

    /// <summary>Makes a builder.</summary>
    /// <returns>The builder.</returns>
    public static DeferredMethodBuilder<T> Create() => default;

    /// <summary>Compares the Deferreds built.</summary>
    public static bool operator ==(DeferredMethodBuilder<T> left, DeferredMethodBuilder<T> right) => left.Equals(right);

    /// <summary>Compares the Deferreds built.</summary>
    public static bool operator !=(DeferredMethodBuilder<T> left, DeferredMethodBuilder<T> right) => !left.Equals(right);

    /// <summary>Runs the body up to its first suspension (D-10.01).</summary>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="stateMachine">The method's state.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        ArgumentNullException.ThrowIfNull(stateMachine);
        _method = typeof(TStateMachine);

        // D-10.13: what the body does to its ambient state does not leak to the caller. The runtime's own builder sees to contexts.
        using var scope = Scope.Keep();
        default(AsyncTaskMethodBuilder).Start(ref stateMachine);
    }

    /// <summary>Required by the compiler; the machine is taken when the method is first suspended.</summary>
    /// <param name="stateMachine">The method's state.</param>
#pragma warning disable CA1822 // The compiler calls it on the instance.
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
#pragma warning restore CA1822

    /// <summary>The body returned (D-10.07).</summary>
    /// <param name="result">Its value.</param>
    public void SetResult(T result)
    {
        if (_box is { } box)
        {
            box.End(ResultBox.From(result));
        }
        else
        {
            CompleteAtOnce(ResultBox.From(result));
        }
    }

    /// <summary>The body threw (D-10.07).</summary>
    /// <param name="exception">What it threw.</param>
    public void SetException(Exception exception)
    {
        if (_box is { } box)
        {
            box.End(new Failure(exception));
        }
        else
        {
            CompleteAtOnce(new Failure(exception));
        }
    }

    /// <summary>Suspends the body at an await (D-10.02, D-10.13).</summary>
    /// <typeparam name="TAwaiter">The awaiter's type.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method's state.</param>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        var box = GetBox(ref stateMachine);
        box.Suspend();
        awaiter.OnCompleted(box.ResumeAction);
    }

    /// <summary>Suspends the body at an await (D-10.02, D-10.13).</summary>
    /// <typeparam name="TAwaiter">The awaiter's type.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method's state.</param>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        var box = GetBox(ref stateMachine);
        if (default(TAwaiter) is not null && awaiter is IDeferredAwaiter)
        {
            box.Await(((IDeferredAwaiter)awaiter).Chain);
        }
        else
        {
            box.Suspend();
            awaiter.UnsafeOnCompleted(box.ResumeAction);
        }
    }

    /// <inheritdoc/>
    public readonly bool Equals(DeferredMethodBuilder<T> other) => ReferenceEquals(_deferred, other._deferred);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is DeferredMethodBuilder<T> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => _deferred?.GetHashCode() ?? 0;

    private void CompleteAtOnce(object? result)
    {
        var chain = new CallbackChain(null, _method ?? (object)string.Empty, 0);
        _deferred = new Deferred<T>(chain);
        chain.SetHead(_deferred);
        chain.Complete(result);
    }

    private StateMachineBox GetBox<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (_box is { } existing)
        {
            return existing;
        }

        var box = new StateMachineBox<TStateMachine>();
        _deferred = new Deferred<T>(box);
        box.SetHead(_deferred);
        _box = box;

        // This builder is a field of the machine, and now knows the box: only now may the machine be copied.
        box.SetStateMachine(stateMachine);
        return box;
    }
}
