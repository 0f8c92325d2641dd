namespace TrialNet.Defer;

/// <summary>The rest of a method that awaits the Deferred and is not an async Deferred method; it reads the result itself.</summary>
internal sealed class ContinuationStep(Action continuation) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        continuation();
        return null;
    }
}
