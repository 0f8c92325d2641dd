namespace TrialNet.Defer;

/// <summary>What both awaiters and iterators do.</summary>
internal static class AwaitedResult
{
    [ThreadStatic]
    private static Failure? _refusal;

    /// <summary>
    /// Makes the next <see cref="Take"/> or <see cref="TakeUnthrown"/> on this thread fail: for a body whose await can never end (D-4.13).
    /// </summary>
    internal static void Refuse(Failure failure) => _refusal = failure;

    internal static object? Take(CallbackChain chain)
    {
        var result = TakeUnthrown(chain);
        (result as Failure)?.Throw();
        return result;
    }

    /// <summary>The value or the <see cref="Failure"/>.</summary>
    internal static object? TakeUnthrown(CallbackChain chain)
    {
        if (_refusal is { } refusal)
        {
            _refusal = null;
            return refusal;
        }

        if (!chain.HasFreeResult)
        {
            throw new InvalidOperationException($"{chain.Head} has no result yet, and waiting for it here would block its own thread: await it.");
        }

        return chain.TakeResult();
    }

    internal static void Continue(CallbackChain chain, Action continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        chain.Add(new ContinuationStep(continuation));
    }
}
