using System.Diagnostics;

namespace TrialNet.Defer;

/// <content>What the chain of an async method does beside the others: its body waits in the queues of other chains (rules D-10).</content>
internal partial class CallbackChain
{
    private bool _completesInLoop;

    /// <summary>Resumes the async method that waits here; what it fires at its end runs after it, on the loop's stack (D-10.08).</summary>
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        Debug.Assert(_isAwaiting, "The loop itself resumes a chain that joined.");
        _waitingOn = null;
        _isAwaiting = false;
        _completesInLoop = true;
        ResumeBody();
        if (_completesInLoop)
        {
            _completesInLoop = false;
            handOver = this;
        }

        return null;
    }

    /// <summary>The body is about to be suspended, and may go on elsewhere, on another thread, before this call is over.</summary>
    private protected void LeaveLoop() => _completesInLoop = false;

    /// <summary>Suspends the body until <paramref name="inner"/> gets to this place of its queue.</summary>
    /// <returns>False, with nothing done, if <paramref name="inner"/> waits for this very chain (D-4.13).</returns>
    private protected bool TryAwait(CallbackChain inner)
    {
        if (inner == this || (_wasJoined && inner.WaitsFor(this)))
        {
            return false;
        }

        _isAwaiting = true;
        WaitFor(inner);
        if (inner._called)
        {
            Run(inner);
        }

        return true;
    }

    /// <summary>Fires the chain with what the body returned or threw; a returned Deferred is waited for (D-10.07, D-10.10).</summary>
    internal void Complete(object? result)
    {
        if (Scope.Owner is { InOwnThread: false } owner)
        {
            FailOnThreadOf(owner, (result as Failure)?.Value);
            return;
        }

        var inner = result as Deferred;
        if (!Store(inner is null ? result : null, RecordedStack.PlaceOf(_createdIn), _createdLine))
        {
            return;
        }

        if (inner is not null)
        {
            Join(inner.Chain);
        }

        if (!_completesInLoop)
        {
            Run(this);
        }
    }

    private void FailOnThreadOf(IScopeOwner owner, Exception? thrown)
    {
        var error = new WrongThreadException(
            $"{Head} is the result of an async method that ended on a thread other than that of {owner}: " +
            "a ConfigureAwait(false) in it left the owner's thread. Remove it, or come back with CallFromThread.",
            thrown);
        owner.CallFromThread(() => Complete(new Failure(error)));
    }

    /// <summary>Runs the body up to its next suspension; overridden by the chain of an async method.</summary>
    private protected virtual void ResumeBody() => throw new UnreachableException("Only an async method has a body.");
}
