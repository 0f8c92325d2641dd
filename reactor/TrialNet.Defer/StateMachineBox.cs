namespace TrialNet.Defer;

/// <summary>The chain of an async method that has been suspended at least once.</summary>
internal abstract class StateMachineBox : CallbackChain
{
    private ExecutionContext? _context;
    private Action? _resume;

    private protected StateMachineBox()
        : base(null, string.Empty, 0)
    {
    }

    private protected override bool IsFiredByBody => true;

    /// <summary>What a foreign awaiter calls to go on; runs on whatever thread that awaiter chooses.</summary>
    internal Action ResumeAction => _resume ??= ResumeBody;

    /// <summary>Suspends the body until the awaited chain gets to it.</summary>
    internal void Await(CallbackChain awaited)
    {
        CaptureContext();
        if (IsCalled)
        {
            // Cancelled while something that is no Deferred was awaited: the chain may itself be waiting elsewhere by now.
            awaited.Add(new ContinuationStep(ResumeAction));
        }
        else if (!TryAwait(awaited))
        {
            AwaitedResult.Refuse(new Failure(new CircularChainException(
                $"{Head.Name} awaits {awaited.Head.Name}, which waits for {Head.Name}: neither could ever go on.")));
            ResumeBody();
        }
    }

    internal void CaptureContext() => _context = ExecutionContext.Capture();

    private protected override void ResumeBody()
    {
        var previous = ExecutionContext.Capture();
        try
        {
            if (_context is { } context && !ReferenceEquals(context, previous))
            {
                ExecutionContext.Restore(context);
            }

            MoveNext();
        }
        finally
        {
            // D-10.13: what the body does to its ambient state stays with the body.
            if (previous is not null && !ReferenceEquals(ExecutionContext.Capture(), previous))
            {
                ExecutionContext.Restore(previous);
            }
        }
    }

    private protected abstract void MoveNext();
}
