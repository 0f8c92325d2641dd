namespace TrialNet.Defer;

/// <summary>Fires another chain with the result, and goes on with null when that one has run (D-4.16); iterative (D-4.11).</summary>
internal sealed class ChainStep(CallbackChain target, string file, int line) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        if (target.StoreFromOutside(result, file, line))
        {
            handOver = target;
        }

        return null;
    }
}
