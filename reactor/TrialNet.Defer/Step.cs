namespace TrialNet.Defer;

/// <summary>One place in the queue of a chain: a pair of callbacks, a continuation, or another chain that waits there.</summary>
internal abstract class Step
{
    /// <summary>The step behind this one in the queue; a step stands in at most one queue at a time.</summary>
    internal Step? Next { get; set; }

    /// <summary>Uses the result that stands in the chain at this place.</summary>
    /// <param name="chain">The chain whose turn it is.</param>
    /// <param name="result">The value or <see cref="Failure"/> that the place before left.</param>
    /// <param name="handOver">Set to a chain that must run before <paramref name="chain"/> goes on with what is returned.</param>
    /// <returns>The next result; a <see cref="Deferred"/> makes the chain wait. An exception becomes a <see cref="Failure"/>.</returns>
    internal abstract object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver);
}
