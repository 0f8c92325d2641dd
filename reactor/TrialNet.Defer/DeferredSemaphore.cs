namespace TrialNet.Defer;

/// <summary>A lock with several tokens, for work of which only so much may go on at once (rules D-11.01 to D-11.06).</summary>
/// <inheritdoc cref="ConcurrencyPrimitive{TSelf}" path="/remarks"/>
public sealed class DeferredSemaphore : ConcurrencyPrimitive<DeferredSemaphore>
{
    /// <summary>Makes a semaphore whose tokens are all free.</summary>
    /// <param name="tokens">How many may hold it at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than one (D-11.06).</exception>
    public DeferredSemaphore(int tokens)
        : base(AtLeastOne(tokens), "semaphore")
    {
    }

    /// <summary>How many tokens are free: from 0 to <see cref="Limit"/> (D-11.06).</summary>
    public int Tokens => FreeTokens;

    /// <summary>How many tokens there are (D-11.06).</summary>
    public int Limit => TokenLimit;

    /// <summary>How many tokens are free, and how many wait.</summary>
    public override string ToString() => $"<DeferredSemaphore, {Tokens} of {Limit} free, {WaitingCount} waiting>";

    private static int AtLeastOne(int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        return tokens;
    }
}
