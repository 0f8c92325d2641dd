namespace TrialNet.Defer;

/// <summary>A place in a chain up to which a token cancels it; what passes goes on unchanged, and ends that.</summary>
internal class CancellationStep(CallbackChain chain, CancellationToken token) : Step
{
    private CancellationTokenRegistration _registration;
    private volatile bool _isPassed;

    /// <summary>Puts this step at the end of the chain, and listens to the token until a result has passed.</summary>
    internal void Add()
    {
        chain.Add(this);
        if (_isPassed || !token.CanBeCanceled)
        {
            return;
        }

        // A token that is cancelled already calls back inside this.
        _registration = token.UnsafeRegister(static step => ((CancellationStep)step!).OnCancelled(), this);
        if (_isPassed)
        {
            _registration.Unregister();
        }
    }

    internal sealed override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        _isPassed = true;
        _registration.Unregister();
        return Pass(result);
    }

    /// <summary>What the chain goes on with.</summary>
    private protected virtual object? Pass(object? result) => result;

    /// <summary>The token was cancelled; called on the thread where that was done.</summary>
    private protected virtual void Abandon()
    {
    }

    private void OnCancelled()
    {
        Abandon();
        if (chain.Scope.Owner is { InOwnThread: false } owner)
        {
            owner.CallFromThread(Cancel);
        }
        else
        {
            Cancel();
        }
    }

    private void Cancel()
    {
        if (!_isPassed)
        {
            using var scope = chain.Scope.Enter();
            chain.Cancel();
        }
    }
}
