namespace TrialNet.Defer;

/// <content>The one loop that runs callbacks, pauses, and hands results along, with a stack of its own instead of recursion.</content>
internal partial class CallbackChain
{
    /// <summary>Runs what can run of a fired chain, and of every chain that thereby gets a result (rules D-1, D-4).</summary>
    private protected static void Run(CallbackChain start)
    {
        if (start._running)
        {
            // D-1.08: the loop that is inside one of its callbacks will come to it.
            return;
        }

        var chain = start;
        RunStack? stack = null;
        var depth = 0;
        while (true)
        {
            if (chain.Advance(out var next) is { } handedOver)
            {
                stack ??= RunStack.OfThread();
                stack.Push(chain, next);
                depth++;
                chain = handedOver;
                continue;
            }

            chain.Settle();
            if (depth == 0)
            {
                return;
            }

            (chain, next) = stack!.Pop();
            depth--;
            chain.EndHandOver(next);
        }
    }

    /// <summary>Runs steps until none is left, something holds the chain back, or another chain has to run first; that one is returned.</summary>
    /// <param name="next">What this chain goes on with after the one returned.</param>
    private CallbackChain? Advance(out object? next)
    {
        next = null;
        while (_first is not null && _pauses == 0 && _waitingOn is null && !_running)
        {
            var step = Dequeue();
            if (step is CallbackChain waiter)
            {
                if (waiter.Scope != Scope && waiter.Scope.Owner is { InOwnThread: false } owner)
                {
                    RefuseOnThreadOf(owner, waiter);
                    continue;
                }

                if (!waiter._isAwaiting)
                {
                    // D-4.04, D-4.05: it goes on where it joined, and this chain goes on with null when it has.
                    waiter._waitingOn = null;
                    waiter._result = _result;
                    _result = null;
                    next = null;
                    return waiter;
                }
            }

            CallbackChain? handOver = null;
            _running = true;
            try
            {
                next = step.Run(this, _result, ref handOver);
            }
            catch (Exception error)
            {
                // D-2.13: every exception becomes a failure of the chain.
                next = new Failure(error);
            }

            if (handOver is not null)
            {
                // Still running: what is added meanwhile waits, as inside any callback (D-1.04).
                return handOver;
            }

            GoOnWith(next);
        }

        return null;
    }

    private void EndHandOver(object? next)
    {
        if (_running)
        {
            GoOnWith(next);
        }
    }

    /// <summary>Takes what a step left; a Deferred is waited for.</summary>
    private void GoOnWith(object? next)
    {
        _running = false;
        _result = next;
        if (next is Deferred inner)
        {
            Join(inner.Chain);
        }
    }

    /// <summary>Takes the result of the chain that a callback returned, or waits for it (D-4.01 to D-4.03).</summary>
    private void Join(CallbackChain inner)
    {
        _result = null;
        if (inner == this || (_wasJoined && inner.WaitsFor(this)))
        {
            _result = new Failure(new CircularChainException(
                $"{Head.Name} cannot wait for {inner.Head.Name}, which waits for {Head.Name}: neither could ever go on."));
        }
        else if (inner.Scope != Scope && inner.Scope.Owner is { InOwnThread: false })
        {
            _result = new Failure(inner.WrongThread($"be waited for by {Head.Name}"));
        }
        else if (inner.HasFreeResult)
        {
            _result = inner._result;
            inner._result = null;
            inner.WithdrawUnhandled();
        }
        else
        {
            WaitFor(inner);
        }
    }

    /// <summary>
    /// Somebody fired this chain where the one that waits for it must not run, which is possible for a chain without an owner: the
    /// waiting one fails, on its own thread (D-3.09).
    /// </summary>
    private void RefuseOnThreadOf(IScopeOwner owner, CallbackChain waiter)
    {
        var failure = new Failure(new WrongThreadException(
            $"{Head.Name}, for which {waiter.Head.Name} waits, was fired on a thread other than that of {owner}: " +
            "use CallFromThread to fire it there.",
            (_result as Failure)?.Value));
        _result = null;
        owner.CallFromThread(() => waiter.EndWait(failure));
    }

    private void EndWait(Failure failure)
    {
        _waitingOn = null;
        if (_isAwaiting)
        {
            _isAwaiting = false;
            AwaitedResult.Refuse(failure);
            ResumeBody();
        }
        else
        {
            _result = failure;
            Run(this);
        }
    }

    private void WaitFor(CallbackChain inner)
    {
        _waitingOn = inner;
        inner._wasJoined = true;
        inner.Enqueue(this);
    }

    private bool WaitsFor(CallbackChain other)
    {
        for (var chain = this; chain is not null; chain = chain._waitingOn)
        {
            if (chain == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Enters the ledger if nothing is left that could take a failure (D-12.01).</summary>
    private void Settle()
    {
        if (_first is null && _waitingOn is null && !_running && _unhandled is null && _result is Failure failure)
        {
            _unhandled = Scope.Ledger.Add(this, failure);
        }
    }
}
