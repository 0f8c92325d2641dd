namespace TrialNet.Defer;

/// <summary>An awaiter whose chain an async Deferred method can queue itself in, without a delegate.</summary>
internal interface IDeferredAwaiter
{
    /// <summary>The chain that is awaited.</summary>
    CallbackChain Chain { get; }
}
