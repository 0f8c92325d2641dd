using System.Collections.Concurrent;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <summary>The thread that made it, as an owner: it runs what others queue when it is asked to.</summary>
internal sealed class ProductOwner(Action onEnd) : IScopeOwner, IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly BlockingCollection<Action> _queue = [];
    private ScopeActivation _activation;

    public bool InOwnThread => Environment.CurrentManagedThreadId == _thread;

    public void CallFromThread(Action action) => _queue.Add(action);

    /// <summary>Not the queue: a finalizer or a task may still come with something.</summary>
    public void Dispose()
    {
        _activation.Dispose();
        onEnd();
    }

    internal void Enter(Scope scope) => _activation = scope.Enter();

    internal bool RunQueued(TimeSpan patience)
    {
        if (!_queue.TryTake(out var action, patience))
        {
            return false;
        }

        action();
        return true;
    }
}
