namespace TrialNet.Defer;

/// <summary>The chain of an async method that has been suspended at least once.</summary>
internal abstract class StateMachineBox : CallbackChain
{
    private static readonly ContextCallback MoveOn = static box => ((StateMachineBox)box!).MoveNext();

    private ExecutionContext? _context;
    private Action? _resume;

    private protected StateMachineBox(Type method)
        : base(null, method, 0)
    {
    }

    private protected override string OnlyFiredBy => "async method";

    private protected override string DescribeCause() => IsAwaiting ? base.DescribeCause() : "its body awaits what is no Deferred, such as a task";

    /// <summary>What a foreign awaiter calls to go on; runs on whatever thread that awaiter chooses.</summary>
    internal Action ResumeAction => _resume ??= ResumeBody;

    /// <summary>Suspends the body until the awaited chain gets to it.</summary>
    internal void Await(CallbackChain awaited)
    {
        Suspend();
        if (IsCalled)
        {
            // Cancelled while something that is no Deferred was awaited: the chain may itself be waiting elsewhere by now.
            awaited.Add(new ContinuationStep(ResumeAction));
        }
        else if (!TryAwait(awaited))
        {
            AwaitedResult.Refuse(new Failure(new CircularChainException(
                $"{Head.Name} cannot wait for {awaited.Head.Name}, which waits for {Head.Name}: neither could ever go on.")));
            ResumeBody();
        }
    }

    /// <summary>To be called before a foreign awaiter learns how to resume the body.</summary>
    internal void Suspend()
    {
        _context = ExecutionContext.Capture();
        LeaveLoop();
    }

    /// <summary>Takes what the body returned or threw; nothing refers to the body any more (D-10.14).</summary>
    internal void End(object? result)
    {
        _context = null;
        ForgetBody();
        Complete(result);
    }

    private protected override void ResumeBody()
    {
        using var scope = Scope.Enter();
        if (_context is { } context)
        {
            // D-10.13: what the body does to its ambient state stays with the body.
            ExecutionContext.Run(context, MoveOn, this);
        }
        else
        {
            MoveNext();
        }
    }

    private protected abstract void MoveNext();

    private protected abstract void ForgetBody();
}
