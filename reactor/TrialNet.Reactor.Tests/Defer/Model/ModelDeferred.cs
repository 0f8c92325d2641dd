namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>
/// What the rules D-1 to D-6 say of a Deferred, as plainly as it can be put: recursive, untyped, slow. The product is compared
/// with it on random programs.
/// </summary>
internal sealed class ModelDeferred(Action<ModelDeferred>? canceller)
{
    private readonly List<object> _queue = [];
    private Action<ModelDeferred>? _canceller = canceller;
    private object? _result;
    private int _pauses;
    private bool _called;
    private bool _running;
    private bool _cancelling;
    private bool _dropsLate;
    private bool _isBodys;
    private ModelDeferred? _waitingOn;

    /// <summary>A failure that nothing is left to take (D-12.01).</summary>
    internal ModelFailure? Unhandled => _queue.Count == 0 && _waitingOn is null ? _result as ModelFailure : null;

    /// <summary>Whether an await takes the result at once.</summary>
    internal bool IsSettled => _called && !_running && _pauses == 0 && _waitingOn is null && _queue.Count == 0;

    internal object? TakeResult()
    {
        var result = _result;
        _result = null;
        return result;
    }

    /// <summary>Whether the body of this Deferred may await another one without closing a circle (D-4.13).</summary>
    internal bool MayWaitFor(ModelDeferred other) => _called || !other.LeadsTo(this);

    /// <summary>Suspends a body in the queue; one whose Deferred was cancelled meanwhile goes on all the same.</summary>
    internal void Await(ModelBody body)
    {
        body.Deferred._isBodys = true;
        if (!body.Deferred._called)
        {
            body.Deferred._waitingOn = this;
        }

        _queue.Add(body);
        Run();
    }

    /// <summary>The body has ended.</summary>
    internal void Complete(object? result)
    {
        var inner = result as ModelDeferred;
        if (Store(inner is null ? result : null))
        {
            if (inner is not null)
            {
                Join(inner);
            }

            Run();
        }
    }

    internal void Add(Func<object?, object?>? onValue, Func<object?, object?>? onFailure)
    {
        _queue.Add((onValue, onFailure));
        Run();
    }

    internal void Chain(ModelDeferred target)
    {
        _queue.Add(target);
        Run();
    }

    internal void Fire(object? result)
    {
        if (_isBodys)
        {
            throw new ModelException("FiredByBody");
        }

        if (Store(result))
        {
            Run();
        }
    }

    internal void Pause() => _pauses++;

    internal void Unpause()
    {
        if (_pauses == 0)
        {
            throw new ModelException("NotPaused");
        }

        _pauses--;
        Run();
    }

    internal void Cancel()
    {
        if (_waitingOn is not null)
        {
            _waitingOn.Cancel();
            return;
        }

        if (_called || _cancelling)
        {
            return;
        }

        if (_canceller is null)
        {
            _dropsLate = true;
        }
        else
        {
            _cancelling = true;
            try
            {
                _canceller(this);
            }
            catch (ModelException)
            {
                // Logged; the cancellation goes on.
            }

            _cancelling = false;
        }

        if (!_called)
        {
            Store(new ModelFailure("Cancelled"));
            Run();
        }
    }

    /// <returns>False if it was the late result that is dropped (D-6.03).</returns>
    private bool Store(object? result)
    {
        if (_called)
        {
            if (!_dropsLate)
            {
                throw new ModelException("AlreadyCalled");
            }

            _dropsLate = false;
            return false;
        }

        _called = true;
        _canceller = null;
        _result = result;
        return true;
    }

    private void Run()
    {
        while (_called && !_running && _pauses == 0 && _waitingOn is null && _queue.Count > 0)
        {
            var next = _queue[0];
            _queue.RemoveAt(0);
            if (next is Waiter waiter)
            {
                waiter.Outer._waitingOn = null;
                waiter.Outer._result = _result;
                _result = null;
                waiter.Outer.Run();
                continue;
            }

            _running = true;
            var result = Use(next);
            _running = false;
            _result = result;
            if (result is ModelDeferred inner)
            {
                Join(inner);
            }
        }
    }

    private object? Use(object next)
    {
        try
        {
            if (next is ModelBody body)
            {
                if (body.Deferred._waitingOn == this)
                {
                    body.Deferred._waitingOn = null;
                }

                body.Take(_result);
                body.Resume();
                return null;
            }

            if (next is ModelDeferred target)
            {
                target.Fire(_result);
                return null;
            }

            var (onValue, onFailure) = ((Func<object?, object?>?, Func<object?, object?>?))next;
            var side = _result is ModelFailure ? onFailure : onValue;
            return side is null ? _result : side(_result);
        }
        catch (ModelException error)
        {
            return new ModelFailure(error.Message);
        }
    }

    private void Join(ModelDeferred inner)
    {
        _result = null;
        if (inner.LeadsTo(this))
        {
            _result = new ModelFailure("CircularChain");
        }
        else if (inner._called && inner._pauses == 0 && inner._waitingOn is null)
        {
            _result = inner._result;
            inner._result = null;
        }
        else
        {
            _waitingOn = inner;
            inner._queue.Add(new Waiter(this));
        }
    }

    private bool LeadsTo(ModelDeferred other) => this == other || (_waitingOn?.LeadsTo(other) ?? false);

    private sealed record Waiter(ModelDeferred Outer);
}
