namespace TrialNet.Defer;

/// <content>Firing and cancelling.</content>
internal partial class CallbackChain
{
    /// <summary>Gives the chain its first result and runs it (rules D-3).</summary>
    internal void Fire(object? result, string file, int line)
    {
        if (StoreFromOutside(result, file, line))
        {
            Run(this);
        }
    }

    /// <summary>Stores the first result without running anything: for a step of the loop, which runs the chain itself.</summary>
    /// <returns>False if this was the one late result that a cancelled chain drops (D-6.03).</returns>
    internal bool StoreFromOutside(object? result, string file, int line) =>
        OnlyFiredBy is { } firer
            ? throw new InvalidOperationException($"{Head} is fired by the {firer} that returned it, and by nobody else.")
            : Store(result, file, line);

    private protected bool Store(object? result, object place, int line)
    {
        VerifyThread("be fired");
        if (result is Deferred inner)
        {
            throw new ArgumentException(
                $"{Head} cannot be fired with a Deferred ({inner}): chain them with ChainDeferred, or return it from a callback.",
                nameof(result));
        }

        if (!TryStore(result, place, line))
        {
            if (_dropsLateResult)
            {
                _dropsLateResult = false;
                return false;
            }

            // A method group passes no place along; who called it is on the stack.
            var again = PlaceOf(place, line) is { IsKnown: true } known ? known : RecordedStack.Caller();
            throw new AlreadyCalledException(
                $"{Head} was fired again at {again}. It was created at {CreatedAt} and first fired at {FiredAt}." +
                StackText("Created", _createdIn) + StackText("First fired", _cancellerOrFiredIn));
        }

        return true;
    }

    /// <summary>Stores the first result if there is none yet; the place of firing is that of the chain that caused it.</summary>
    private protected bool TryStore(object? result, CallbackChain cause) =>
        TryStore(result, RecordedStack.PlaceOf(cause._cancellerOrFiredIn ?? string.Empty), cause._firedLine);

    private bool TryStore(object? result, object place, int line)
    {
        // Without an owner two threads may race here; exactly one of them wins (D-3.09).
        var first = Scope.Owner is null
            ? !Interlocked.Exchange(ref _called, true)
            : !_called;
        if (first)
        {
            _called = true;
            _cancellerOrFiredIn = RecordedStack.IsOn ? RecordedStack.Here(place) : place;
            _firedLine = line;
            _result = result;
            Scope.Watcher?.Fired(this);
        }

        return first;
    }

    private static string StackText(string what, object? place) =>
        RecordedStack.TextOf(place) is { } stack ? $"{Environment.NewLine}{what}:{Environment.NewLine}{stack}" : string.Empty;

    /// <summary>Cancels the chain, or what it waits for, or that one's (rules D-6); iterative.</summary>
    internal void Cancel()
    {
        VerifyThread("be cancelled");
        var last = LastOfWait();
        if (last.IsCancellable)
        {
            last.CancelUnfired();
        }
    }

    /// <summary>What this chain waits for in the end; itself if it does not wait (D-6.07).</summary>
    internal CallbackChain LastOfWait()
    {
        var chain = this;
        while (chain._waitingOn is { } inner)
        {
            chain = inner;
        }

        return chain;
    }

    /// <summary>Cancels a chain that is <see cref="IsCancellable"/>; what that means is another thing for a list or a task.</summary>
    internal virtual void CancelUnfired()
    {
        if (_cancellerOrFiredIn is Delegate canceller)
        {
            IsCancelling = true;
            try
            {
                Head.InvokeCanceller(canceller);
            }
            catch (Exception error)
            {
                // D-6.11: a canceller that throws is logged, and the cancellation goes on.
                Scope.LogError(new Failure(error), $"The canceller of {Head.Name} threw");
            }
            finally
            {
                IsCancelling = false;
            }
        }
        else
        {
            // D-6.03: whoever was going to fire it does not know yet.
            _dropsLateResult = true;
        }

        FireCancelled();
    }

    /// <summary>Fires the chain with a <see cref="CancelledException"/>, if it is not fired yet.</summary>
    private protected void FireCancelled()
    {
        if (!_called && Store(new Failure(new CancelledException()), RecordedStack.PlaceOf(_createdIn), _createdLine))
        {
            Run(this);
        }
    }
}
