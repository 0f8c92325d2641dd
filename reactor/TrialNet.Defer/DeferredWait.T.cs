namespace TrialNet.Defer;

/// <summary>One wait of an iterator for a Deferred: yielded first, asked for the result afterwards (rules D-10.02, D-10.04).</summary>
/// <remarks>
/// Made by <see cref="InlineCallbacks.WaitFor{T}"/>. A failure that the body does not look at, through <see cref="Value"/> or
/// <see cref="Failure"/>, before its next yield or its end, ends the body there.
/// Threading: that of the Deferred.
/// </remarks>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class DeferredWait<T> : IDeferredWait
{
    private Deferred? _deferred;
    private object? _result;
    private bool _isWaiting;
    private bool _isUnseen;

    internal DeferredWait(Deferred deferred) => _deferred = deferred;

    /// <summary>The value, or the failure's original exception, thrown; its trace has the place of origin and this one (D-10.02).</summary>
    /// <exception cref="InvalidOperationException">It was not yielded yet.</exception>
    /// <exception cref="ResultConsumedException">The result was taken by somebody else, and its type has no null (D-4.05).</exception>
    public T Value
    {
        get
        {
            Failure?.Throw();
            return ResultBox.To<T>(_result);
        }
    }

    /// <summary>The failure; null if there is a value (D-10.02).</summary>
    /// <exception cref="InvalidOperationException">It was not yielded yet.</exception>
    public Failure? Failure
    {
        get
        {
            if (_deferred is not null)
            {
                throw new InvalidOperationException($"There is no result of {_deferred} here yet: yield the wait first.");
            }

            _isUnseen = false;
            return _result as Failure;
        }
    }

    bool IDeferredWait.IsOver => _deferred is null;

    Failure? IDeferredWait.Unseen => _isUnseen ? _result as Failure : null;

    /// <summary>For what it waits; afterwards, the result.</summary>
    public override string ToString() => _deferred is null ? $"<got {FailureText.OfValue(_result)}>" : $"<wait for {_deferred}>";

    CallbackChain IDeferredWait.Begin()
    {
        if (_isWaiting)
        {
            throw new InvalidOperationException($"{this} was yielded by one body while another waits with it: each needs its own.");
        }

        var deferred = _deferred!;
        if (deferred is Deferred<T> typed)
        {
            _ = typed.GetAwaiter();
        }
        else
        {
            _ = deferred.GetAwaiter();
        }

        _isWaiting = true;
        return deferred.Chain;
    }

    void IDeferredWait.End(object? result)
    {
        _isWaiting = false;
        _deferred = null;
        _result = result;
        _isUnseen = result is Failure;
    }
}
