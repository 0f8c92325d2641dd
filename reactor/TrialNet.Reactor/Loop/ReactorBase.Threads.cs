using TrialNet.Defer;

namespace TrialNet.Reactor.Loop;

/// <content>Calls from threads (rules R-THR).</content>
internal abstract partial class ReactorBase
{
    private static readonly SendOrPostCallback InvokeAction = static action => ((Action)action!)();

    public SynchronizationContext SynchronizationContext => _ownContext;

    public void CallFromThread(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var scope = Scope.Current;
        Post(new QueuedCall(InvokeAction, action, ReferenceEquals(scope.Owner, this) ? scope : null));
    }

    /// <summary>Queues a call. Threading: any thread.</summary>
    internal virtual void Post(in QueuedCall call)
    {
        if (_calls.Add(call))
        {
            WakeUp();
        }
    }

    private void RunCalls()
    {
        if (_calls.IsEmpty)
        {
            return;
        }

        // R-THR-04: what these calls add is for the next turn.
        for (var count = _calls.Count; count > 0 && _calls.TryTake(out var call); count--)
        {
            var scope = call.Scope ?? _runningScope;
            using var frame = Enter(scope);
            try
            {
                call.Callback(call.State);
            }
            catch (Exception error)
            {
                // R-THR-05: the rest still run.
                LogError(scope, error, "In a call from a thread");
            }
        }
    }
}
