using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Tests.Defer;

/// <summary>Something to await that is no Deferred; the body goes on where and when the test says.</summary>
/// <param name="onSuspended">Gets what resumes the body, inside the await; null keeps it for <see cref="Resume"/>.</param>
internal sealed class ManualAwaitable(Action<Action>? onSuspended = null) : ICriticalNotifyCompletion
{
    private Action? _continuation;

    public bool IsCompleted => false;

    public ManualAwaitable GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation)
    {
        _continuation = continuation;
        onSuspended?.Invoke(continuation);
    }

    internal void Resume() => _continuation!();
}
