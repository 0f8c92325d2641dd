namespace TrialNet.Defer;

/// <summary>What both awaiters do.</summary>
internal static class AwaitedResult
{
    [ThreadStatic]
    private static Failure? _refusal;

    /// <summary>Makes the next <see cref="Take"/> on this thread throw: for a body whose await can never end (D-4.13).</summary>
    internal static void Refuse(Failure failure) => _refusal = failure;

    internal static object? Take(CallbackChain chain)
    {
        if (_refusal is { } refusal)
        {
            _refusal = null;
            refusal.Throw();
        }

        if (!chain.HasFreeResult)
        {
            throw new InvalidOperationException($"{chain.Head} has no result yet, and waiting for it here would block its own thread: await it.");
        }

        var result = chain.TakeResult();
        (result as Failure)?.Throw();
        return result;
    }

    internal static void Continue(CallbackChain chain, Action continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        chain.Add(new ContinuationStep(continuation));
    }
}
