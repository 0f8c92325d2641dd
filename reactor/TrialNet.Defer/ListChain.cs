namespace TrialNet.Defer;

/// <summary>The chain of a <see cref="DeferredList"/>, and of what differs from one only in the shape of its result.</summary>
internal class ListChain<T> : WatcherChain
{
    private readonly DeferredListOptions _options;
    private Outcome<T>[]? _outcomes;
    private int _open;

    internal ListChain(CallbackChain[] members, DeferredListOptions options, string file, int line)
        : base(members, file, line)
    {
        _options = options;
        _outcomes = members.Length == 0 ? [] : new Outcome<T>[members.Length];
        _open = members.Length;
    }

    /// <summary>Begins to watch through a view of the right type.</summary>
    /// <returns>That view.</returns>
    internal Deferred<TResult> Begin<TResult>(string file, int line)
    {
        var head = new Deferred<TResult>(this);
        SetHead(head);
        if (_open > 0)
        {
            Watch();
        }
        else if (!Has(DeferredListOptions.FireOnOneCallback))
        {
            // D-8.03: "all of none" is true, "one of none" is not.
            Fire(Complete([]), file, line);
        }

        return head;
    }

    internal sealed override object? Notice(int index, CallbackChain member, object? result, ref CallbackChain? handOver)
    {
        if (_outcomes is { } outcomes && !IsCalled)
        {
            var outcome = Outcome<T>.Read(result);
            outcomes[index] = outcome;
            var isLast = (Scope.Owner is null ? Interlocked.Decrement(ref _open) : --_open) == 0;
            if (outcome.IsFailure && Has(DeferredListOptions.FireOnOneErrback))
            {
                FireBecauseOf(member, new Failure(FailFirst(index, outcome.Failure)), ref handOver);
            }
            else if (!outcome.IsFailure && Has(DeferredListOptions.FireOnOneCallback))
            {
                FireBecauseOf(member, SucceedFirst(index, outcome.Value), ref handOver);
            }
            else if (isLast)
            {
                FireBecauseOf(member, Complete(outcomes), ref handOver);
            }

            if (IsCalled)
            {
                // D-8.13: what comes later is not looked at.
                _outcomes = null;
            }
        }

        return result is Failure && Has(DeferredListOptions.ConsumeErrors) ? null : result;
    }

    /// <summary>The result when all members have come to something.</summary>
    private protected virtual object Complete(Outcome<T>[] outcomes) => new DeferredListResult<T>(outcomes);

    /// <summary>The result of a list that fires on the first success.</summary>
    private protected virtual object SucceedFirst(int index, T value) => new DeferredListResult<T>(index, value);

    /// <summary>The error of a list that fails on the first failure.</summary>
    private protected virtual FirstErrorException FailFirst(int index, Failure failure) => new(index, failure);

    private bool Has(DeferredListOptions option) => (_options & option) != 0;
}
