namespace TrialNet.Defer;

/// <summary>Releases what was acquired, whatever the result; those who get it then run before the chain goes on (D-11.05).</summary>
internal sealed class ReleaseStep(IReleasable primitive, string file, int line) : Step
{
    internal override object? Run(CallbackChain chain, object? result, ref CallbackChain? handOver)
    {
        handOver = primitive.ReleaseInLoop(file, line);
        return result;
    }
}
